sign-in-title = تسجيل الدخول
sign-in-login = الرقم الوظيفي أو البريد الإلكتروني
sign-in-login-hint = مثال: K-000123 أو name@company.example
sign-in-password = كلمة المرور
sign-in-button = تسجيل الدخول
sign-in-to-kiosk = تسجيل الدخول برمز PIN على جهاز مشترك
sign-in-demo = هذا عرض تجريبي. أسماء من يمكنهم تسجيل الدخول معروضة في نافذة الأمر الذي شغّله.
kiosk-title = تسجيل الدخول برمز PIN
kiosk-number = الرقم الوظيفي
kiosk-pin = رمز PIN
kiosk-pin-hint = الأرقام الستة التي تسلّمتها
kiosk-button = تسجيل الدخول
kiosk-to-sign-in = تسجيل الدخول بكلمة المرور
kiosk-ended = انتهت الجلسة كي لا يستخدمها شخص آخر. كل ما حفظته باقٍ.
account-title = حسابي
account-name = الاسم
account-number = الرقم الوظيفي
account-places = مكان العمل
account-password = تغيير كلمة المرور
account-password-present = كلمة المرور الحالية
account-password-new = كلمة المرور الجديدة
account-password-hint = { $count ->
    [one] حرف واحد على الأقل. الجملة القصيرة يسهل تذكّرها.
    [two] حرفان على الأقل. الجملة القصيرة يسهل تذكّرها.
    [few] { $count } أحرف على الأقل. الجملة القصيرة يسهل تذكّرها.
   *[other] { $count } حرفًا على الأقل. الجملة القصيرة يسهل تذكّرها.
}
account-password-button = تغيير كلمة المرور
account-changed = تم تغيير كلمة المرور، وتسجيل الخروج من جميع الأجهزة الأخرى.
account-sessions = الأجهزة المسجَّل دخولها
account-sessions-words = إذا تركت جلستك مفتوحة على جهاز آخر، فيمكنك تسجيل الخروج من جميع الأجهزة دفعة واحدة، بما فيها هذا الجهاز.
account-sign-out-everywhere = تسجيل الخروج من جميع الأجهزة

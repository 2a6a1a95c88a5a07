request-title = الطلبات: { $course }
request-heading = طلب تمديد أو إعفاء
request-words = يبتّ المنسّق في ما تطلبه هنا ويذكر السبب، وحتى ذلك الحين لا يتغير شيء.
request-own = طلباتك
request-for-time = تمديد حتى { $until }
request-for-exemption = إعفاء من الدورة كلها
request-for-exemption-until = إعفاء حتى { $until }
request-asked = تاريخ الطلب: { $at }
request-waits = في انتظار القرار
request-granted = وافق عليه { $by }، { $at }
request-revoked = وافق عليه { $by }، { $at }، ثم أُلغي، { $revoked }
request-refused = رفضه { $by }، { $at }
request-withdrawn = سُحب، { $at }
request-badge-waits = قيد الانتظار
request-badge-granted = موافَق عليه
request-badge-revoked = أُلغي
request-badge-refused = مرفوض
request-badge-withdrawn = مسحوب
request-withdraw = سحب الطلب
request-done-asked = أُرسل طلبك.
request-done-withdrawn = سُحب طلبك.
request-extension-title = طلب تمديد
request-extension-words = إذا وُوفق عليه، ينتقل موعدك النهائي إلى اليوم الذي تطلبه أو إلى يوم آخر يختاره المنسّق.
request-reopening-title = طلب إعادة الفتح
request-reopening-words = الدورة مغلقة بالنسبة إليك. إذا أُعيد فتحها أمكنك إنجازها، ويُحتسب ذلك إنجازًا متأخرًا.
request-exemption-title = طلب إعفاء
request-exemption-words = من يُعفى لا يلزمه أخذ الدورة ولا يُحسب.
request-until = حتى أي يوم
request-until-hint = من { $from } إلى { $until }
request-reason-hint = يطّلع عليه المنسّقون والمدققون. لا تذكر تفاصيل خاصة كالأمراض.
request-evidence = المستند المؤيّد (اختياري)
request-evidence-hint = رقم الوثيقة أو رابطها، لا الوثيقة نفسها
request-evidence-label = المستند المؤيّد:
request-button = إرسال الطلب
request-nothing-to-do = لا يوجد ما يلزم هنا: الدورة منجزة أو معفى منها أو لم تعد مطلوبة.
request-over = انتهت الدورة، فلم يعد هناك ما يُعفى منه.
request-no-due-day = لا موعد نهائي بعد: سيُحدَّد عند العودة من الإجازة، فلا يمكن الآن طلب تمديد أو منحه.
request-no-day = اختر اليوم الذي تحتاج إلى التمديد حتى نهايته.
request-too-early = اختر { $from } أو يومًا بعده؛ فاليوم الأسبق لا يمنح وقتًا إضافيًا.
request-too-late = اختر { $until } أو يومًا قبله.
request-already-asked = هناك طلب من هذا النوع في انتظار القرار. اسحبه قبل إرسال طلب آخر.
request-already-decided = بُتّ في هذا الطلب أو سُحب في هذه الأثناء. راجع الصفحة من جديد.
request-is-own = لا يبتّ أحد في أمر نفسه. يجب أن يقوم بذلك شخص آخر له الصلاحية نفسها.
requests-title = الطلبات
requests-waiting = { $count ->
    [zero] لا طلبات في الانتظار
    [one] طلب واحد في الانتظار
    [two] طلبان في الانتظار
    [few] { $count } طلبات في الانتظار
    [many] { $count } طلبًا في الانتظار
   *[other] { $count } طلب في الانتظار
}
requests-words = ما يطلبه من تتابعهم، الأقدم أولًا. يرى مقدّم الطلب والمدققون السبب الذي تذكره.
requests-show-open = في الانتظار
requests-show-decided = بُتّ فيها
requests-count = { $count ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $count } طلبات
    [many] { $count } طلبًا
   *[other] { $count } طلب
}
requests-empty-open = لا يوجد طلب في الانتظار.
requests-empty-decided = لم يُبتّ في أي طلب بعد.
requests-empty-search = لا يوجد طلب مطابق. غيّر البحث أو الحالة.
requests-what = المطلوب
requests-asked = تاريخ الطلب
requests-of = طلب من { $name }
requests-done-granted = تمت الموافقة على الطلب.
requests-done-refused = رُفض الطلب.
requests-grant-title = الموافقة
requests-grant = الموافقة على الطلب
requests-refuse-title = الرفض
requests-refuse = رفض الطلب
requests-reason-hint = يطّلع عليه صاحب الطلب والمدققون
person-due-extended = الموعد النهائي { $date }: مُنح تمديد في { $granted }.
person-late = إنجاز متأخر: كان الموعد النهائي { $date }.
person-done-extended = مُنح التمديد.
extend-list = التمديد
extend-given = حتى { $until }، مُنح في { $from } بواسطة { $by }:
extend-reopened = أُعيد الفتح حتى { $until }، منذ { $from }، بواسطة { $by }:
extend-title = منح تمديد…
extend-words = الموعد النهائي الجديد لهذا الشخص وحده.
extend-button = منح التمديد
reopen-title = إعادة الفتح لهذا الشخص…
reopen-words = الدورة مغلقة بالنسبة إلى هذا الشخص. يمكن إنجازها من جديد حتى اليوم الذي تختاره، ويُحتسب ذلك إنجازًا متأخرًا، وتبقى أرقام الأيام الماضية كما هي. وإذا استُنفدت المحاولات أُضيفت محاولة أخرى.
reopen-button = إعادة الفتح
audit-edition-reopened = إعادة فتح
audit-extension-granted = منح تمديد
audit-request-asked = إرسال طلب
audit-request-granted = الموافقة على طلب
audit-request-refused = رفض طلب
audit-request-withdrawn = سحب طلب

why-title = السبب: { $course }
why-link = سبب الإسناد والموعد والاحتساب
why-back-course = إلى صفحة الدورة
why-assigned-title = سبب الإسناد
why-assigned-everybody = هذه الدورة لجميع الموظفين، وهي مسندة منذ { $date }.
why-assigned-audience = هذه الدورة مخصصة لمن تنطبق عليهم القاعدة التالية، وهي مُسندة منذ { $date }.
why-assigned-no-longer = منذ { $since } لم تعد القاعدة السارية تنطبق:
rule-all = تنطبق جميع هذه الشروط:
rule-any = ينطبق واحد على الأقل من هذه الشروط:
rule-none = لا ينطبق أي من هذه الشروط:
rule-not-all = لا تنطبق هذه الشروط مجتمعة:
rule-is = { $about }: { $values }
rule-is-not = { $about }: غير { $values }
rule-not = لا ينطبق: { $condition }
why-assigned-joined = كان أول يوم عمل { $joined }، بعد افتتاح الدورة في { $opened }.
why-parts-title = أجزاء تتبع مكان العمل
why-parts-none = لا أجزاء تتبع مكان العمل: الأجزاء المشتركة هي الدورة كلها.
why-part = مكان العمل: { $sites }
why-due-title = سبب كون الموعد النهائي { $date }
why-due-title-return = سبب عدم تحديد موعد نهائي بعد
why-due-title-nothing = سبب عدم وجود موعد نهائي
why-due-exempt = لا موعد نهائي: الإعفاء يشمل الدورة كلها.
why-due-exempt-until = لا موعد نهائي حتى { $until }، آخر أيام الإعفاء.
why-due-left = لا موعد نهائي: انتهت علاقة العمل.
why-due-completed-away = أُنجزت أثناء الإجازة قبل تحديد موعد نهائي.
why-due-rule = يُعتمد آخر هذه الأيام.
why-due-wins = هذا اليوم هو المعتمد
why-due-window = الموعد النهائي للدورة، وهو نفسه للجميع
why-due-away = { $days ->
    [one] يوم واحد بعد العودة من الإجازة التي بدأت في { $from }، ولم يُحدَّد موعد العودة بعد
    [two] يومان بعد العودة من الإجازة التي بدأت في { $from }، ولم يُحدَّد موعد العودة بعد
    [few] { $days } أيام بعد العودة من الإجازة التي بدأت في { $from }، ولم يُحدَّد موعد العودة بعد
    [many] { $days } يومًا بعد العودة من الإجازة التي بدأت في { $from }، ولم يُحدَّد موعد العودة بعد
   *[other] { $days } يوم بعد العودة من الإجازة التي بدأت في { $from }، ولم يُحدَّد موعد العودة بعد
}
why-due-joined = { $days ->
    [one] يوم واحد بعد أول يوم عمل، { $joined }
    [two] يومان بعد أول يوم عمل، { $joined }
    [few] { $days } أيام بعد أول يوم عمل، { $joined }
    [many] { $days } يومًا بعد أول يوم عمل، { $joined }
   *[other] { $days } يوم بعد أول يوم عمل، { $joined }
}
why-due-assigned = { $days ->
    [one] يوم واحد بعد إسناد الدورة في { $assigned }
    [two] يومان بعد إسناد الدورة في { $assigned }
    [few] { $days } أيام بعد إسناد الدورة في { $assigned }
    [many] { $days } يومًا بعد إسناد الدورة في { $assigned }
   *[other] { $days } يوم بعد إسناد الدورة في { $assigned }
}
why-due-released = { $days ->
    [one] يوم واحد بعد انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }
    [two] يومان بعد انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }
    [few] { $days } أيام بعد انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }
    [many] { $days } يومًا بعد انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }
   *[other] { $days } يوم بعد انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }
}
why-due-returned = { $days ->
    [one] يوم واحد بعد العودة من الإجازة في { $returned }
    [two] يومان بعد العودة من الإجازة في { $returned }
    [few] { $days } أيام بعد العودة من الإجازة في { $returned }
    [many] { $days } يومًا بعد العودة من الإجازة في { $returned }
   *[other] { $days } يوم بعد العودة من الإجازة في { $returned }
}
why-due-extended = تمديد مُنح في { $granted } بواسطة { $by }
why-due-reopened = كانت مغلقة وأعاد { $by } فتحها في { $granted } حتى { $until }. ويُحتسب إنجازها عندئذ متأخرًا.
why-due-last = آخر يوم يمكن إنجازها فيه { $date }.
why-due-was-last = كان آخر يوم يمكن إنجازها فيه { $date }.
why-counts-title = سبب احتسابها في نسبة المشاركة
why-counts-not-title = سبب عدم احتسابها في نسبة المشاركة
why-counts-done = تُحتسب اليوم منجزة.
why-counts-to-do = تُحتسب اليوم غير منجزة بعد.
why-counts-aside = لا تُحتسب اليوم وفق معادلة هذه الدورة، وتظهر في عمود مستقل.
why-formula-excluded = معادلة هذه الدورة: المنجز ÷ (لم يبدأ + قيد الإنجاز + المنجز). ولا يُحسب من هم في إجازة والمعفون والمغادرون.
why-formula-counted = معادلة هذه الدورة: المنجز ÷ (لم يبدأ + قيد الإنجاز + المنجز + في إجازة). ولا يُحسب المعفون والمغادرون.
why-decided-left = خارج الخدمة منذ { $date }.
why-decided-exempt = إعفاء منذ { $from }، من الدورة كلها.
why-decided-exempt-until = إعفاء من { $from } حتى { $until }.
why-decided-completed = اكتملت في { $date }.
why-decided-away = إجازة منذ { $from }، ولم يُحدد موعد العودة.
why-decided-away-until = إجازة منذ { $from }، والعودة في { $back }.
why-decided-started = قُرئ أول درس في { $date }.
why-decided-nothing = لم يُقرأ أي درس بعد.
why-exempt-by = بموافقة { $by }
why-completed-title = سبب اكتمالها
why-completed-test = قُرئت جميع الدروس واجتيز الاختبار في { $date }.
why-completed-recorded = سُجّلت مكتملة في { $date }، دون اختبار في هذا النظام.
why-open-title = ما ينقص لإكمالها
why-open-lessons = { $count ->
    [zero] لم يبق أي درس، وبقي اجتياز الاختبار.
    [one] بقيت قراءة درس واحد، ثم اجتياز الاختبار.
    [two] بقيت قراءة درسين، ثم اجتياز الاختبار.
    [few] بقيت قراءة { $count } دروس، ثم اجتياز الاختبار.
    [many] بقيت قراءة { $count } درسًا، ثم اجتياز الاختبار.
   *[other] بقيت قراءة { $count } درس، ثم اجتياز الاختبار.
}
why-open-test = قُرئت جميع الدروس، وبقي اجتياز الاختبار.
why-open-cooldown = قُرئت جميع الدروس. يمكن إعادة الاختبار ابتداءً من { $until }.
why-open-attempts = قُرئت جميع الدروس واستُنفدت محاولات الاختبار. يمكن للمنسّق منح محاولة أخرى.
why-open-before = تُفتح في { $date }.
why-open-closed = لم تكتمل حتى آخر يوم، { $date }. يمكن للمنسّق إعادة فتحها.
why-open-elsewhere = أُجريت هذه الدورة قبل هذا النظام، فلا يمكن إكمالها هنا.

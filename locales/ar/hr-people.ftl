# ملفات أنظمة الموارد البشرية: الأشخاص وراء الأرقام وما آلت إليه الملفات

audit-hr-given-up = ترك ملف الموارد البشرية
audit-hr-replaced = استبدال استيراد الموارد البشرية بملف لاحق

hr-waiting = { $count ->
    [zero] لا استيراد بانتظار التأكيد
    [one] استيراد واحد بانتظار التأكيد
    [two] استيرادان بانتظار التأكيد
    [few] { $count } عمليات استيراد بانتظار التأكيد
    [many] { $count } عملية استيراد بانتظار التأكيد
   *[other] { $count } عملية استيراد بانتظار التأكيد
}

hr-stage-replaced = مستبدَل
hr-stage-ended = متروك أو مستبدَل
hr-given-up-by = تركه { $by } في { $at }. لم يتغيّر شيء.
hr-replaced-at = استُبدل في { $at } بملف لاحق من المصدر نفسه. لم يتغيّر شيء.
hr-replaced-link = إلى الملف اللاحق
hr-problem-ended = تُرك هذا الملف أو استُبدل بملف لاحق. لم يُنفَّذ شيء.
hr-none-in-state = لا يوجد ملف بهذه الحالة.

hr-encoding-recognised = (تم التعرّف عليه)
hr-encoding-told = (حدّده المرسِل)
hr-rejected-kept = حُفظ أول { $kept } من أصل { $count }.
hr-would-keep = إذا طُبّق الآن: الدورات التي ستُسند { $assigned }، والتي سيُعفى منها { $released }.
hr-kept-true = عند التطبيق: الدورات المسندة حديثًا { $assigned }، والمعفى منها { $released }.
hr-usual-title = المعتاد لكل مصدر

hr-exceeded-leaves = { $place }: من تبدأ إجازتهم { $changed } من أصل { $heads }، والحد الأقصى { $limit }.
hr-exceeded-employment = { $place }: من يتغيّر نوع توظيفهم { $changed } من أصل { $heads }، والحد الأقصى { $limit }.
hr-employment = من يتغيّر نوع توظيفهم
hr-arrivals = الملتحقون والعائدون
hr-group-not-named = من لم يعد الملف يذكرهم
hr-group-away = المنقولون إلى بلد آخر
hr-group-here = القادمون من بلد آخر

hr-people-title = { $group }: ملف الموارد البشرية من { $source }
hr-people-country = { $group }، { $country }
hr-people-group = من يُعرض
hr-people-gone = لا تُحفظ بيانات من يخصّهم هذا الملف: لم يُطبَّق، أو طُبّق قبل بدء تسجيلها.
hr-people-nobody = لا أحد يطابق. غيّر البحث أو من يُعرض.
hr-changes-download = تنزيل كل التغييرات (CSV)
hr-csv-change = التغيير
hr-csv-field = الحقل
hr-after = بعد الاستيراد
hr-code = { $name } ({ $code })

# الفئة المستهدفة: الشروط والآثار والسجل. رموز القواعد هي نفسها في كل اللغات.
audience-title = الفئة المستهدفة من { $edition }
audience-words = تحدد قاعدةٌ من يلزمه إتمام هذه الدورة. يُعاد التحقق منها كل بضع دقائق ومع كل تغيير في بيانات الموظفين: من يستوفيها تُسند إليه الدورة، ومن لم يعد يستوفيها يُعفى منه اعتبارًا من ذلك اليوم، ومن أتمّها يبقى متمًّا لها.
audience-in-force = القاعدة السارية
audience-none = لم تُحدَّد قاعدة: الدورة مطلوبة من جميع العاملين.
audience-since = سارية منذ { $date }.
audience-applied = طُبّقت في { $date }.
audience-taken-over-since = نُقلت من { $edition } عند إنشاء هذه الدورة في { $date }. يمكن تغييرها أدناه كأي قاعدة أخرى.
audience-taken-over = نُقلت من { $edition }
audience-gone = ما زالت القاعدة المنقولة تذكر قيمًا لم تعد موجودة في المؤسسة. راجع من تشملهم وغيّرها أدناه:
audience-over = هذه الدورة مغلقة، ولم يعد من الممكن تغيير قاعدتها.
audience-look-now = عرض من يستوفيها اليوم
audience-build = الشروط
audience-everybody = بلا شروط: جميع العاملين.
audience-match = يجب استيفاء
audience-match-all = جميع الشروط
audience-match-any = شرط واحد على الأقل
audience-condition = الشرط { $number }
audience-about = الخاصية
audience-compare = المقارنة
audience-is = يساوي
audience-is-not = لا يساوي
audience-values = القيم
audience-values-hint = القيم هي رموز نظام الموارد البشرية مفصولة بفواصل لاتينية، مثل ⁦DE, FR⁩، وتوضع القيمة المكوّنة من عدة كلمات بين علامتي اقتباس. يُكتب التاريخ ⁦2026-10-01⁩ والدورة بصيغة برنامج/دورة. من يعمل في عدة مواقع يستوفي الشرط بأي منها.
audience-codes = الرموز المتاحة
audience-add = إضافة شرط
audience-remove = إزالة الشرط { $number }
audience-look = معاينة الآثار
audience-nested = تحتوي هذه القاعدة على شروط بين أقواس. عدّلها نصًّا.
audience-union = اتحاد دول
audience-subdivision = ولاية أو محافظة
audience-joined-before = التحق قبل
audience-joined-after = التحق بعد
audience-completed = أتمّ دورة
audience-text = القاعدة نصًّا
audience-rule = القاعدة
audience-rule-hint = شروط تربطها «and» و«or» و«not» والأقواس؛ و«everybody» تعني الجميع.
audience-text-button = استخدام هذا النص
audience-mistake = عند الحرف { $at }: { $expected }
audience-too-long = القاعدة أطول مما ينبغي.
audience-too-deep = في القاعدة أقواس متداخلة أكثر مما ينبغي.
expected-condition = يلزم هنا شرط، مثل ⁦country = DE⁩.
expected-signs = المتوقع { $signs }
expected-next = المتوقع «and» أو «or» أو نهاية القاعدة.
expected-code = ليس هذا رمزًا صالحًا للخاصية: { $field }.
expected-day = يلزم هنا تاريخ، مثل ⁦2026-10-01⁩.
expected-edition = تلزم هنا دورة، مثل ⁦environment-all/FY2025⁩.
expected-value = تلزم هنا قيمة؛ وتوضع عدة كلمات بين علامتي اقتباس.
audience-again = متى يُطلب من جديد
audience-again-edition = مع كل دورة، في موعدها النهائي
audience-again-months = بعد عدد من الأشهر من آخر إتمام
audience-again-date = في اليوم نفسه من كل سنة
audience-again-wrong = أدخل عدد أشهر من 1 إلى { $most }، أو شهرًا ويومًا موجودين، مثل 6 و30.
audience-months-hint = تُنجَز كل دورة مرة واحدة. لا تختر عدد أشهر أقل مما يفصل بين دورتين متتاليتين، لأن الفترات الواقعة بينهما لا يمكن إنجازها وستظهر فائتة.
audience-months = عدد الأشهر
audience-month = الشهر (1–12)
audience-day = اليوم (1–31)
again-edition = مع كل دورة، في موعدها النهائي
again-months = { $months ->
    [one] بعد شهر واحد من آخر إتمام
    [two] بعد شهرين من آخر إتمام
    [few] بعد { $months } أشهر من آخر إتمام
   *[other] بعد { $months } شهرًا من آخر إتمام
}
again-date = كل سنة، في موعد أقصاه { $date }
audience-effects = ما الذي سيتغير
audience-effects-now = من يستوفي القاعدة اليوم
audience-sum = عدد من يستوفون القاعدة: { $matching }، من أصل { $employed } من العاملين اليوم.
audience-sum-gaining = { $count ->
    [0] لن تُسند الدورة إلى أحد.
   *[other] عدد من ستُسند إليهم الدورة: { $count }.
}
audience-sum-released = { $count ->
    [0] لن يُعفى أحد.
   *[other] عدد من سيُعفون: { $count }.
}
audience-days = المواعيد النهائية
audience-days-range = المواعيد النهائية الجديدة لمن لم يُتمّوها بعد: من { $first } إلى { $last }.
audience-days-earlier = { $count ->
    [0] لن يتقدّم الموعد النهائي لأحد.
   *[other] عدد من سيتقدّم موعدهم النهائي: { $count }.
}
audience-days-later = { $count ->
    [0] لن يتأخر الموعد النهائي لأحد.
   *[other] عدد من سيتأخر موعدهم النهائي: { $count }.
}
audience-days-overdue = { $count ->
    [0] لن يصبح أحد متأخرًا فورًا.
   *[other] عدد من سيصبحون متأخرين فورًا: { $count }.
}
audience-days-missed = { $count ->
    [0] لن تزيد الفترات الفائتة لدى أحد.
   *[other] عدد من ستزيد فتراتهم الفائتة: { $count }.
}
audience-days-by-country = المواعيد النهائية حسب البلد
audience-earlier = يتقدّم الموعد
audience-later = يتأخر الموعد
audience-overdue = متأخرون فورًا
audience-missed = فترات فائتة إضافية
audience-by-country = حسب البلد
audience-employed = العاملون
audience-matching = يستوفون القاعدة
audience-gaining = ستُسند إليهم
audience-released = سيُعفون
audience-nobody = لا أحد.
audience-unknown = لا يوجد في المؤسسة ما يحمل هذه القيم. تحقق من كتابتها:
audience-not-saved = لم تُحفظ القاعدة.
audience-save = حفظ القاعدة
audience-reason-hint = يُحفظ مع القاعدة ويظهر لمن يُعفى بموجبها
audience-confirm = نعم، يُراد الإعفاء، وعدد المعفين: { $count }.
audience-confirm-overdue = نعم، يُراد ذلك، وعدد من سيصبحون متأخرين فورًا: { $count }.
audience-unconfirmed = سيؤدي هذا إلى إعفاء أكثر من 10٪ ممن تلزمهم الدورة، إجمالًا أو في بلد واحد. راجع الآثار وأكّدها إن كانت مقصودة. لم يتغير شيء بعد.
audience-unconfirmed-overdue = سيجعل هذا التغيير أشخاصًا متأخرين فورًا. راجع الآثار وأكّدها إن كانت مقصودة. لم يتغير شيء بعد.
audience-saved = أصبحت القاعدة سارية. إسنادات جديدة: { $assigned }. معفون: { $released }. أُسندت إليهم من جديد: { $returned }.
audience-applying = القاعدة سارية ويجري تطبيقها. عدد الأشخاص حتى الآن: { $done } من أصل { $of }.
audience-applying-looks = القاعدة سارية ويجري تطبيقها: يجري تحديد من تشملهم.
audience-watch = متابعة التقدّم
audience-ahead = تُطبَّق القاعدة عند فتح الدورة في { $date }.
ways-audience = الفئة المستهدفة
audit-audience-set = تحديد الفئة المستهدفة
audit-audience-taken-over = نقل الفئة المستهدفة
by-audience = قاعدة الدورة
why-due-valid = يبقى الإتمام بتاريخ { $completed } صالحًا حتى ذلك اليوم
why-due-lapsed = يوم الافتتاح: لم يعد الإتمام بتاريخ { $completed } صالحًا حينها
why-due-fixed = اليوم نفسه من كل سنة
person-due-valid = الموعد النهائي { $date }: يبقى الإتمام بتاريخ { $completed } صالحًا حتى ذلك اليوم.
person-due-lapsed = الموعد النهائي { $date }، يوم الافتتاح: لم يعد الإتمام بتاريخ { $completed } صالحًا.
person-due-fixed = الموعد النهائي { $date }، في اليوم نفسه من كل سنة.
cycles-title = الفترات حتى الآن
cycle-done = الموعد النهائي { $due }: أُتمّ في { $date }
cycle-late = الموعد النهائي { $due }: أُتمّ متأخرًا في { $date }
cycle-missed = الموعد النهائي { $due }: فات دون إتمام
cycle-next = الموعد النهائي القادم: { $due }

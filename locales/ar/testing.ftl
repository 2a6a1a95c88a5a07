test-title = اختبار التأكد
test-rules-questions = { $count ->
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
   *[other] { $count } سؤالًا
}
test-rules-mark = النجاح بنسبة { $mark } على الأقل من الإجابات الصحيحة
test-rules-all = النجاح عند صحة جميع الإجابات: يمكنك تصحيح الأخطاء مهما تكررت
test-rules-attempt = المحاولة { $number }
test-rules-attempts = { $left ->
    [one] المحاولة { $number }، وهي الأخيرة
    [two] المحاولة { $number }، وبقيت محاولتان مع هذه
    [few] المحاولة { $number }، وبقيت { $left } محاولات مع هذه
   *[other] المحاولة { $number }، وبقيت { $left } محاولة مع هذه
}
test-rules-time = { $minutes ->
    [one] دقيقة واحدة من وقت البدء
    [two] دقيقتان من وقت البدء
    [few] { $minutes } دقائق من وقت البدء
   *[other] { $minutes } دقيقة من وقت البدء
}
test-rules-no-time = بلا حد زمني؛ تُحفظ كل إجابة، فيمكنك التوقف والمتابعة لاحقًا
test-start = بدء الاختبار
test-correct = { $count ->
    [one] تصحيح الإجابة المتبقية
    [two] تصحيح الإجابتين المتبقيتين
    [few] تصحيح { $count } إجابات متبقية
   *[other] تصحيح { $count } إجابة متبقية
}
test-open = بدأت المحاولة { $number }. إجاباتك محفوظة.
test-open-until = تُسلَّم تلقائيًا في { $until }.
test-continue = متابعة الاختبار
test-cooldown = تُتاح المحاولة التالية في { $until }. استفد من الوقت لقراءة الموضوعات مرة أخرى.
test-attempts-used = استنفدت جميع محاولاتك. تواصل مع أحد هؤلاء، فبإمكانهم منحك محاولة أخرى.
test-attempts-used-nobody = استنفدت جميع محاولاتك. تواصل مع مسؤول الإدارة البيئية، فيمكن منحك محاولة أخرى.
test-passed = لقد اجتزت الاختبار.
test-see-answers = عرض الأسئلة والشروح
test-opens-on = تُفتح الدورة في { $date }.
test-closed-on = أُغلقت الدورة في { $date }.
test-tries = محاولاتك
test-try = المحاولة { $number }
test-try-open = لم تُسلَّم بعد
test-try-passed = ناجحة
test-try-failed = لم تنجح
test-place = السؤال { $place } من { $total }
test-time-left = الوقت المتبقي:
test-until = حتى الساعة { $until }
test-how-single = اختر إجابة واحدة.
test-how-multiple = اختر كل الإجابات الصحيحة.
test-how-true-false = هل هذه العبارة صحيحة أم خاطئة؟
test-how-matching = اختر ما يناسب كل سطر.
test-how-ordering = حدّد ترتيب كل سطر، من 1 إلى { $count }.
test-letters = أ ب ج د هـ و ز ح
test-true = صحيحة
test-false = خاطئة
test-choose = اختر…
test-next = حفظ ومتابعة
test-previous = حفظ ورجوع
test-review = حفظ ومراجعة الكل
test-questions = الأسئلة
test-question = السؤال { $place }
test-answered = مُجاب
test-unanswered = غير مُجاب
test-saving = جارٍ الحفظ…
test-saved = تم الحفظ.
test-not-saved = لم يُحفظ بعد. تحقق من الاتصال واختر مرة أخرى، أو استخدم الزر.
test-incomplete = لم يكتمل بعد: استخدم كل ترتيب مرة واحدة فقط.
test-fallback = هذا السؤال غير متاح باللغة { $wanted }، وهو معروض باللغة { $shown }.
review-title = المراجعة والتسليم
review-all-answered = { $total ->
    [one] أجبت عن السؤال الوحيد.
    [two] أجبت عن السؤالين.
    [few] أجبت عن جميع الأسئلة، وعددها { $total }.
   *[other] أجبت عن جميع الأسئلة، وعددها { $total }.
}
review-missing = { $count ->
    [one] بقي سؤال واحد بلا إجابة، وسيُحسب خطأ.
    [two] بقي سؤالان بلا إجابة، وسيُحسبان خطأ.
    [few] بقيت { $count } أسئلة بلا إجابة، وستُحسب خطأ.
   *[other] بقي { $count } سؤالًا بلا إجابة، وستُحسب خطأ.
}
review-once = بعد التسليم لا يمكن تغيير الإجابات.
review-submit = تسليم
review-back = العودة إلى الأسئلة
result-title = نتيجة المحاولة { $number }
result-passed = نجاح
result-failed = لم تنجح هذه المرة
result-congratulation = تهانينا! لقد أنجزت الدورة.
result-score = { $right } من { $total } صحيحة ({ $percent })
result-needed = المطلوب { $mark }
result-topics = موضوعات للقراءة مرة أخرى
result-topics-words = هذه موضوعات الأسئلة التي لم تُصب فيها، والدروس تشرحها.
result-explanations = الأسئلة والشروح
result-passed-since = لقد اجتزت الاختبار بعد ذلك.
result-to-course = إلى صفحة الدورة
result-right = صحيحة
result-wrong = غير صحيحة
result-unanswered = بلا إجابة
result-your-answer = إجابتك
result-right-answer = الإجابة الصحيحة
result-your-order = ترتيبك
result-right-order = الترتيب الصحيح
result-your-matches = اختياراتك
result-right-matches = الاختيارات الصحيحة
result-nothing-matched = لم يُختر شيء
result-basis = الأساس القانوني: { $acts }

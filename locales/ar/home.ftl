home-title = دوراتي
home-nothing-open = لا يوجد ما يلزمك إنجازه الآن.
home-done = دورات سابقة
home-past-course = التدريب البيئي لجميع الموظفين
home-due = آخر موعد: { $date }
home-due-at-return = سيُحدَّد الموعد النهائي عند عودتك.
home-due-nothing = لا يوجد موعد نهائي.
due-at-return = يُحدَّد عند العودة من الإجازة
home-left-lessons = { $lessons ->
    [one] بقي درس واحد (نحو { $minutes } د)، ثم الاختبار
    [two] بقي درسان (نحو { $minutes } د)، ثم الاختبار
    [few] بقيت { $lessons } دروس (نحو { $minutes } د)، ثم الاختبار
   *[other] بقي { $lessons } درسًا (نحو { $minutes } د)، ثم الاختبار
}
home-left-test = قرأت جميع الدروس، وبقي اختبار التأكد.
home-completed = أُنجزت في { $date }، وتسري حتى { $until }
home-start = ابدأ
home-continue = تابع
home-to-test = إلى الاختبار
home-review = عرضها مرة أخرى
home-why = لماذا لديّ هذه الدورة؟
standing-assigned = لم تبدأ
standing-in-progress = قيد الإنجاز
standing-completed = منجزة
standing-on-leave = في إجازة
standing-exempt = معفى
standing-left = غادر العمل
standing-overdue = متأخرة
standing-closed = مغلقة

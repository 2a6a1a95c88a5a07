participation-title = المشاركة { $edition }
reach-countries = تُعرض هنا البلدان التي تتولى تنسيقها فقط: { $countries }.
crumbs-label = موقعك الحالي
as-of-future = لم يحن { $day } بعد، ولا توجد أرقام له. هذه هي الأرقام حتى { $shown }.
node-group = المجموعة كلها
node-own-countries = بلدانك
node-domestic = داخل البلد
node-overseas = خارج البلد
region-japan = اليابان
region-china = الصين الكبرى
region-asia-pacific = آسيا والمحيط الهادئ
region-europe = أوروبا
region-middle-east-africa = الشرق الأوسط وأفريقيا
region-americas = الأمريكتان
levels-group = المجموعة
levels-side = داخل البلد وخارجه
levels-region = المناطق
levels-country = البلدان
levels-entity = الشركات
levels-site = المواقع
level-group = المجموعة
level-side = داخل البلد أو خارجه
level-region = المنطقة
level-country = البلد
level-entity = الشركة
level-site = الموقع
pace-reached = تحقق الهدف
pace-on-track = في المسار الصحيح
pace-at-risk = معرّض للخطر
pace-missed = لم يتحقق
pace-no-target = بلا هدف
pace-nobody = لا أحد محسوب
editions-label = الدورات
levels-label = التقسيم حسب
headline-label = { $name } حتى { $day }
headline-day = حتى نهاية { $day }
reached-title = دون ترجيح بعدد الأفراد
reached-unweighted = يُحسب كل منها مرة واحدة مهما كان عدد العاملين فيه
reached-figure = { $reached } من { $all }
reached-countries = عدد البلدان التي حققت الهدف: { $reached } من أصل { $all }
reached-entities = عدد الشركات التي حققت الهدف: { $reached } من أصل { $all }
reached-sites = عدد المواقع التي حققت الهدف: { $reached } من أصل { $all }
formula-open = عرض طريقة الحساب
formula-sum = من أتمّوا ÷ المحسوبون = { $completed } ÷ { $counted } = { $rate }
formula-aside = غير محسوبين: في إجازة { $leave }، معفون { $exempt }، غادروا العمل { $left }.
formula-aside-leave-counts = محسوبون رغم الإجازة: { $leave }. غير محسوبين: معفون { $exempt }، غادروا العمل { $left }.
formula-cutoff = تاريخ الاحتساب: نهاية { $day }
growth-title = تطور المشاركة: { $name }
growth-words = بلغت النسبة { $rate } في { $day }. يعرض الجدول أدناه الأرقام أسبوعًا بأسبوع.
growth-this-year = هذه الدورة
growth-last-year = العام الماضي في النقطة نفسها
growth-target = الهدف { $target }
bars-countries = البلدان مقارنة بأهدافها
bars-entities = الشركات مقارنة بأهدافها
bars-sites = المواقع مقارنة بأهدافها
bars-words = حقق الهدف { $reached } من أصل { $all }. تظهر أدنى نسبة أولًا.
bars-reached = تحقق الهدف
bars-missed = دون الهدف
bars-mark = الهدف
chart-table = عرض الأرقام في جدول
lines-title = أين ما زال النقص
lines-empty = لا يوجد من يُحسب هنا في هذا اليوم.
lines-not-found = لا شيء يطابق «{ $search }». جرّب جزءًا من الاسم.
controls-search = البحث بالاسم
controls-day = حتى نهاية يوم
controls-show = عرض
controls-reset = العودة إلى العرض المعتاد
filter-all = الكل
kind-function = الوظيفة
kind-rank = الدرجة الوظيفية
kind-employment = نوع التوظيف
kind-none = غير محدد
kinds-function = الوظائف
kinds-rank = الدرجات الوظيفية
kinds-employment = أنواع التوظيف
function-production = الإنتاج
function-engineering = الهندسة
function-quality = الجودة
function-logistics = الخدمات اللوجستية
function-research = البحث والتطوير
function-sales = المبيعات
function-administration = الإدارة
function-information-technology = تقنية المعلومات
function-environment-health-safety = البيئة والصحة والسلامة
rank-director = مدير عام
rank-manager = مدير
rank-leader = قائد فريق
rank-staff = موظف
employment-employee = دوام دائم
employment-fixed-term = عقد محدد المدة
employment-part-time = دوام جزئي
employment-contractor = متعاقد خارجي
ways-label = خيارات أخرى
ways-people = عرض الأشخاص
ways-targets = الأهداف
ways-audit = سجل التغييرات
ways-csv = تنزيل CSV
ways-xlsx = تنزيل Excel
export-too-many-title = عدد الأشخاص أكبر مما يتسع له ملف Excel
export-too-many = الحد الأقصى لعدد الأشخاص في ملف Excel: { $most }. نزّل القائمة نفسها بصيغة CSV، فهي تشمل الجميع.
column-counted = المحسوبون
column-completed = من أتمّوا
column-rate = النسبة
column-rate-percent = النسبة (%)
column-target = الهدف
column-target-percent = الهدف (%)
column-points = الفرق بالنقاط المئوية
column-to-go = المتبقون لبلوغ الهدف
column-open = لم يُتمّوا بعد
column-state = الحالة
column-code = الرمز
column-day = اليوم
column-number = الرقم الوظيفي
column-name = الاسم
column-department = القسم
column-completed-on = تاريخ الإكمال
column-due = الموعد النهائي
column-course = الدورة
column-part = النطاق
column-when = الوقت
column-who = المنفِّذ
column-reason = السبب
people-title = الأشخاص: { $name }، { $edition }
people-back = العودة إلى الأرقام: { $name }
people-search = الاسم أو الرقم الوظيفي
people-count = عدد الأشخاص: { $count }
people-label = الأشخاص
people-empty = لا يوجد من يطابق البحث. غيّر كلمة البحث أو الحالة.
people-by-number = القائمة مرتَّبة حسب الرقم الوظيفي.
people-too-many = عدد من لم يُكملوا هنا يزيد على { $most }. اختر بلدًا أو موقعًا لمعرفة المتأخرين، أو نزّل القائمة.
pager-label = الصفحات
pager-before = السابق
pager-after = التالي
pager-here = الصفحة { $page } من { $pages }
person-back = جميع الأشخاص في { $site }
person-courses = الدورات التدريبية
person-owes-nothing = لم تُسند إلى هذا الشخص أي دورة تدريبية.
person-manager = المدير المباشر
person-joined = تاريخ الالتحاق
person-left = تاريخ المغادرة
person-leave-until = من { $from }، والعودة في { $back }
person-leave-open = منذ { $from }، ولم يُحدد موعد العودة
person-assigned = تاريخ الإسناد: { $date }
person-completed = اكتمل في { $date }، وصالح حتى { $until }
person-due-window = الموعد النهائي { $date }، كما هو للجميع.
person-due-joined = { $days ->
    [one] الموعد النهائي { $date }: بعد يوم واحد من الالتحاق بالعمل في { $joined }.
    [two] الموعد النهائي { $date }: بعد يومين من الالتحاق بالعمل في { $joined }.
    [few] الموعد النهائي { $date }: بعد { $days } أيام من الالتحاق بالعمل في { $joined }.
    [many] الموعد النهائي { $date }: بعد { $days } يومًا من الالتحاق بالعمل في { $joined }.
   *[other] الموعد النهائي { $date }: بعد { $days } يوم من الالتحاق بالعمل في { $joined }.
}
person-due-assigned = { $days ->
    [one] الموعد النهائي { $date }: بعد يوم واحد من إسناد الدورة في { $assigned }.
    [two] الموعد النهائي { $date }: بعد يومين من إسناد الدورة في { $assigned }.
    [few] الموعد النهائي { $date }: بعد { $days } أيام من إسناد الدورة في { $assigned }.
    [many] الموعد النهائي { $date }: بعد { $days } يومًا من إسناد الدورة في { $assigned }.
   *[other] الموعد النهائي { $date }: بعد { $days } يوم من إسناد الدورة في { $assigned }.
}
person-due-released = { $days ->
    [one] الموعد النهائي { $date }: بعد يوم واحد من انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }.
    [two] الموعد النهائي { $date }: بعد يومين من انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }.
    [few] الموعد النهائي { $date }: بعد { $days } أيام من انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }.
    [many] الموعد النهائي { $date }: بعد { $days } يومًا من انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }.
   *[other] الموعد النهائي { $date }: بعد { $days } يوم من انتهاء الإعفاء ووجوب الدورة من جديد في { $owed }.
}
person-due-returned = { $days ->
    [one] الموعد النهائي { $date }: بعد يوم واحد من العودة من الإجازة في { $returned }.
    [two] الموعد النهائي { $date }: بعد يومين من العودة من الإجازة في { $returned }.
    [few] الموعد النهائي { $date }: بعد { $days } أيام من العودة من الإجازة في { $returned }.
    [many] الموعد النهائي { $date }: بعد { $days } يومًا من العودة من الإجازة في { $returned }.
   *[other] الموعد النهائي { $date }: بعد { $days } يوم من العودة من الإجازة في { $returned }.
}
person-due-returns = { $days ->
    [one] الموعد النهائي { $date }: بعد يوم واحد من العودة من الإجازة المقررة في { $returns }.
    [two] الموعد النهائي { $date }: بعد يومين من العودة من الإجازة المقررة في { $returns }.
    [few] الموعد النهائي { $date }: بعد { $days } أيام من العودة من الإجازة المقررة في { $returns }.
    [many] الموعد النهائي { $date }: بعد { $days } يومًا من العودة من الإجازة المقررة في { $returns }.
   *[other] الموعد النهائي { $date }: بعد { $days } يوم من العودة من الإجازة المقررة في { $returns }.
}
person-due-away = { $days ->
    [one] لا موعد نهائي بعد: سيكون بعد يوم واحد من العودة من الإجازة، وموعدها غير معروف.
    [two] لا موعد نهائي بعد: سيكون بعد يومين من العودة من الإجازة، وموعدها غير معروف.
    [few] لا موعد نهائي بعد: سيكون بعد { $days } أيام من العودة من الإجازة، وموعدها غير معروف.
    [many] لا موعد نهائي بعد: سيكون بعد { $days } يومًا من العودة من الإجازة، وموعدها غير معروف.
   *[other] لا موعد نهائي بعد: سيكون بعد { $days } يوم من العودة من الإجازة، وموعدها غير معروف.
}
person-done-granted = مُنحت محاولة إضافية.
person-done-exempted = أصبح الإعفاء ساريًا.
person-done-revoked = أُلغي الإعفاء.
tries-title = محاولات اختبار التأكد
tries-none = لا توجد محاولات لاختبار التأكد حتى الآن.
tries-number = المحاولة
tries-result = النتيجة
tries-open = لم تُسلَّم بعد
tries-passed = ناجح: { $right } صحيحة من أصل { $total }
tries-failed = غير ناجح: { $right } صحيحة من أصل { $total }
grant-title = منح محاولة إضافية
grant-words = استُنفدت جميع المحاولات، ولا يمكن لهذا الشخص المتابعة إلا بمنحه محاولة إضافية.
grant-hint = يُحفظ في سجل التغييرات، مثلًا: راجعنا الموضوعات معًا
grant-button = منح المحاولة
exempt-list = الإعفاءات
exempt-open = من { $from }، بواسطة { $by }:
exempt-until = من { $from } حتى { $until }، بواسطة { $by }:
exempt-was = من { $from }، بواسطة { $by }، وأُلغي في { $revoked }:
exempt-title = الإعفاء من هذه الدورة…
exempt-words = لا يتلقى المعفى تذكيرات ولا يُحسب، ويظهر في عمود مستقل. ويُحفظ السبب لأغراض التدقيق.
exempt-hint = مثلًا: أتمّ التدريب نفسه لدى الشركة الشريكة في 3 نوفمبر
exempt-until-label = آخر يوم (اختياري)
exempt-until-hint = اترك الحقل فارغًا للإعفاء من الدورة كلها. وبعد آخر يوم تصبح الدورة مطلوبة من جديد، وتُمنح أيام بعدد ما يُمنح بعد العودة من إجازة.
exempt-until-over = انقضى اليوم الأخير بالفعل. اختر اليوم أو تاريخًا لاحقًا، أو اترك الحقل فارغًا.
exempt-button = إعفاء هذا الشخص
exempt-revoke = إلغاء الإعفاء
exempt-revoke-title = إلغاء هذا الإعفاء…
exempt-revoke-words = تصبح الدورة مطلوبة من جديد ابتداءً من اليوم، ويبقى الإعفاء عن الأيام السابقة كما هو.
targets-title = الأهداف { $edition }
targets-in-force = السارية حاليًا
targets-nearest = حيث لا يوجد هدف محدد، يسري هدف النطاق الأوسع التالي.
targets-none = لم يُحدد أي هدف بعد.
targets-set = تحديد هدف
targets-wide = المجموعة والمناطق
targets-rate = النسبة المئوية
targets-rate-hint = مثلًا 95 أو 95.5
targets-rate-unreadable = أدخل النسبة رقمًا من 0 إلى 100 بخانتين عشريتين على الأكثر، مثلًا 95 أو 95.5.
targets-reason = السبب
targets-reason-hint = يُحفظ مع الهدف ليطّلع عليه كل من يراجعه لاحقًا
targets-button = تحديد الهدف
targets-saved = تم تحديد الهدف.
targets-history = السجل
by-course = ورد مع الدورة التدريبية
by-import = سجلات سابقة
by-command = سطر الأوامر
team-title = فريقي
team-words = من أتمّ ومن لم يُتمّ بعد، ومتى الموعد النهائي. لا تُعرض الدرجات.
team-done = أتمّ { $done } من أصل { $all }
team-show-all = الجميع
team-show-open = لم يُتمّ بعد
team-show-overdue = متأخر
team-show-done = أتمّ
team-show-added = جزء مضاف بعد النقل
team-aside = في إجازة أو معفى
team-reports-to = خط الإشراف
team-direct = تابع لك مباشرة
team-below = تابع لمرؤوسيك
team-of = فريق { $name }
team-ways = من يُعرض
team-way-direct = المرؤوسون المباشرون
team-way-everybody = جميع من دونهم
team-leads = يشرف على
team-leads-count = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
team-owes-nothing = لا توجد لدى فريقك دورات مفتوحة حاليًا.
team-empty = لا يوجد من يطابق البحث. غيّر كلمة البحث أو الحالة.
audit-title = سجل التغييرات
audit-words = كل منح وإعفاء وهدف وتغيير في الحسابات، الأحدث أولًا. لا يمكن تعديل أي شيء فيه.
audit-action = الإجراء
audit-number = الرقم الوظيفي لمن نفّذ الإجراء أو لمن يخصّه
audit-from = من تاريخ
audit-to = إلى تاريخ
audit-subject = بخصوص
audit-detail = التفاصيل
audit-until = حتى { $day }
audit-empty = لا توجد سجلات بعد.
audit-none = لا يوجد في السجل ما يطابق ذلك.
audit-attempt-granted = منح محاولة
audit-course-imported = استيراد دورة
audit-exemption-granted = منح إعفاء
audit-exemption-revoked = إلغاء إعفاء
audit-password-changed = تغيير كلمة المرور
audit-person-added = إضافة شخص
audit-person-erased = محو البيانات الشخصية
audit-site-added = إضافة مكان عمل
audit-site-renamed = تغيير اسم مكان عمل
audit-target-set = تحديد هدف

## نهاية العام: النتائج الموقَّعة

signed-title = نتيجة نهاية العام { $edition }
signed-lead = بعد انتهاء الدورة تُوقَّع أرقامها إلكترونيًا. النتيجة الموقَّعة لا تتغير أبدًا، وكل تصحيح يصبح نتيجة جديدة تشير إلى ما قبلها.
signed-none = لم تُوقَّع أي نتيجة لهذه الدورة بعد.
signed-latest = النتيجة { $number }
signed-check = التحقق
signed-intact = دون تعديل: البصمة والتوقيع متطابقان
signed-fault-unreadable = تتعذر قراءة المحتوى
signed-fault-altered = المحتوى ليس ما تم توقيعه
signed-fault-signature = التوقيع غير مطابق
signed-fault-chain = لا ترتبط بالنتيجة السابقة
signed-fault-label = الرقم أو تاريخ الإقفال يخالف المحتوى الموقَّع
signed-fault-key = موقَّعة بمفتاح ليس مفتاح هذا الخادم
signed-cut-off = تاريخ الإقفال
signed-at = وقت التوقيع
signed-by = الموقِّع
signed-contents = إصدارات الدورة
signed-content = { $count ->
    [zero] الإصدار { $number }: لا إكمال
    [one] الإصدار { $number }: إكمال واحد
    [two] الإصدار { $number }: إكمالان
    [few] الإصدار { $number }: { $count } حالات إكمال
    [many] الإصدار { $number }: { $count } حالة إكمال
   *[other] الإصدار { $number }: { $count } حالة إكمال
}
signed-hash = البصمة (SHA-256)
signed-key = المفتاح
signed-file-statement = تنزيل المحتوى (JSON)
signed-file-signature = تنزيل التوقيع
signed-file-key = تنزيل المفتاح العام
signed-files-hint = يمكن لأي شخص التحقق من النتيجة دون هذا النظام، مثلًا باستخدام OpenSSL:
signed-since = ما تغيّر لاحقًا في أرقام { $day }
signed-since-none = أُعيد الحساب الآن والأرقام هي نفسها.
signed-since-words = وقائع سُجِّلت أو صُحِّحت لاحقًا تعطي أرقامًا مختلفة لليوم نفسه. تبقى النتيجة الموقَّعة كما هي.
signed-since-inside = { $count ->
    [zero] لا اختلاف على مستوى الشركات والمواقع.
    [one] على مستوى أدنى من البلدان تختلف شركة واحدة أو موقع واحد.
    [two] على مستوى أدنى من البلدان تختلف شركتان أو موقعان.
    [few] على مستوى أدنى من البلدان تختلف { $count } شركات ومواقع.
    [many] على مستوى أدنى من البلدان تختلف { $count } شركة وموقعًا.
   *[other] على مستوى أدنى من البلدان تختلف { $count } شركة وموقع.
}
signed-of = { $completed } من { $counted }
signed-column-signed = عند التوقيع
signed-column-now = بالحساب الآن
signed-column-result = النتيجة
signed-all = كل النتائج
signed-form-first = توقيع الأرقام
signed-form-correct = توقيع تصحيح
signed-form-day-hint = تُحسب الأرقام عند نهاية هذا اليوم، ويجب أن يكون قد انتهى في كل أنحاء العالم.
signed-form-day-problem = اختر يومًا من { $from } إلى { $to }: تُوقَّع أرقام يوم انتهى بعد فترة السماح.
signed-form-too-early = تُوقَّع أرقام يوم يلي انتهاء فترة السماح التي تستمر حتى { $until }، فيمكن التوقيع اعتبارًا من { $from }.
signed-form-show = عرض ما سيُوقَّع
signed-draft = ما سيُوقَّع، حتى نهاية { $day }
signed-form-sure = سبب التوقيع الآن أو ما جرى تصحيحه. لا يمكن التراجع عن نتيجة موقَّعة.
signed-form-button = توقيع
signed-done = تم توقيع النتيجة.
ways-result = نتيجة نهاية العام
audit-edition-closed = توقيع نتيجة

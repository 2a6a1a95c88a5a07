# ملفات أنظمة الموارد البشرية

audit-hr-applied = استيراد ملف الموارد البشرية
audit-hr-undone = التراجع عن استيراد ملف الموارد البشرية
audit-hr-source-saved = إعداد مصدر بيانات الموارد البشرية
audit-hr-facts = الملتحقون: { $joiners }؛ المغادرون: { $leavers }؛ المنقولون: { $moves }

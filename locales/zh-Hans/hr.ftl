# 人事系统的文件

audit-hr-applied = 导入人事文件
audit-hr-undone = 撤销人事文件导入
audit-hr-source-saved = 设置人事数据来源
audit-hr-facts = 入职：{ $joiners }；离职：{ $leavers }；调动：{ $moves }

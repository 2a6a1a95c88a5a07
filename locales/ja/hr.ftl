# 人事システムのファイル

audit-hr-applied = 人事ファイルを取り込み
audit-hr-undone = 人事ファイルの取り込みを取り消し
audit-hr-source-saved = 人事ファイルの取り込み元を設定
audit-hr-facts = 入社：{ $joiners }、退職：{ $leavers }、異動：{ $moves }

# 人事系统的文件：各项人数的明细，以及文件的去向

audit-hr-given-up = 放弃人事文件
audit-hr-replaced = 人事文件导入被后续文件取代

hr-waiting = { $count } 份人事文件待确认

hr-stage-replaced = 已被取代
hr-stage-ended = 已放弃或被取代
hr-given-up-by = 由 { $by } 于 { $at } 放弃。未更改任何内容。
hr-replaced-at = 于 { $at } 被同一来源的后续文件取代。未更改任何内容。
hr-replaced-link = 查看后续文件
hr-problem-ended = 该文件已被放弃或被后续文件取代。未做任何更改。
hr-none-in-state = 没有处于此状态的文件。

hr-encoding-recognised = （自动识别）
hr-encoding-told = （上传时指定）
hr-rejected-kept = 共 { $count } 处，保留前 { $kept } 处。
hr-would-keep = 如现在应用，将新分配课程 { $assigned } 门次，免除 { $released } 门次。
hr-kept-true = 应用时新分配课程 { $assigned } 门次，免除 { $released } 门次。
hr-usual-title = 各来源的惯例

hr-exceeded-leaves = { $place }：{ $heads } 人中有 { $changed } 人开始休假，上限为 { $limit }。
hr-exceeded-employment = { $place }：{ $heads } 人中有 { $changed } 人的用工类型变更，上限为 { $limit }。
hr-employment = 用工类型变更
hr-arrivals = 入职及离职后返回
hr-group-not-named = 文件不再列出者
hr-group-away = 调往其他国家
hr-group-here = 自其他国家调入

hr-people-title = { $group }（人事文件：{ $source }）
hr-people-country = { $group }，{ $country }
hr-people-group = 显示的人员
hr-people-gone = 未保留该文件涉及的人员：文件未应用，或在开始记录之前已应用。
hr-people-nobody = 没有符合条件的人员。请更改搜索词或显示的人员。
hr-changes-download = 下载全部变更（CSV）
hr-csv-change = 变更类型
hr-csv-field = 项目
hr-after = 导入后
hr-code = { $name }（{ $code }）

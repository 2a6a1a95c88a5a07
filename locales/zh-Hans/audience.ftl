# 适用人员：条件、影响、历史。规则中的代码在各语言中相同。
audience-title = { $edition }的适用人员
audience-words = 由规则决定哪些人须参加本年度培训。系统每隔几分钟以及人事数据变更时重新判断：新符合规则者自动分配培训，不再符合者自当日起豁免，已完成者保持已完成。
audience-in-force = 现行规则
audience-none = 尚未设置规则：全体在职人员均须参加。
audience-since = 自{ $date }起生效。
audience-applied = 已于{ $date }应用完毕。
audience-taken-over-since = 于{ $date }创建本年度培训时沿用{ $edition }的规则，可照常在下方更改。
audience-taken-over = 沿用自{ $edition }
audience-gone = 沿用的规则仍包含组织中已不存在的值。请查看其适用人员，并在下方更改：
audience-over = 本年度已结束，规则不可再更改。
audience-look-now = 查看今日符合规则的人员
audience-build = 条件
audience-everybody = 无条件：全体在职人员。
audience-match = 人员须满足
audience-match-all = 全部条件
audience-match-any = 至少一项条件
audience-condition = 条件 { $number }
audience-about = 属性
audience-compare = 比较
audience-is = 是
audience-is-not = 不是
audience-values = 值
audience-values-hint = 填写人事系统中的代码，以逗号分隔，例如 DE, FR；含空格的值加引号。日期写作 2026-10-01，年度写作“项目/年度”。有多个工作地点者，任一地点满足即可。
audience-codes = 可用代码
audience-add = 添加条件
audience-remove = 删除条件 { $number }
audience-look = 预览影响
audience-nested = 此规则含有括号，请以文本方式修改。
audience-union = 国家联盟
audience-subdivision = 州或省级行政区
audience-joined-before = 入职早于
audience-joined-after = 入职晚于
audience-completed = 已完成的年度
audience-text = 文本形式
audience-rule = 规则
audience-rule-hint = 用“and”“or”“not”和括号组合条件；“everybody”表示全体人员。
audience-text-button = 使用此文本
audience-mistake = 第 { $at } 个字符：{ $expected }
audience-too-long = 规则过长。
audience-too-deep = 括号嵌套过深。
expected-condition = 此处应为条件，例如 country = DE。
expected-signs = 此处应为 { $signs }
expected-next = 此处应为“and”“or”或规则结尾。
expected-code = 不是有效的代码：{ $field }。
expected-day = 此处应为日期，例如 2026-10-01。
expected-edition = 此处应为年度，例如 environment-all/FY2025。
expected-value = 此处应为值；含空格的值加引号。
audience-again = 再次参加的时间
audience-again-edition = 每年度一次，以该年度截止日期为准
audience-again-months = 上次完成后若干个月
audience-again-date = 每年同一日期之前
audience-again-wrong = 请填写 1 至 { $most } 之间的月数，或实际存在的月和日，例如 6 和 30。
audience-months-hint = 每个年度只能完成一次。月数请勿少于两个年度之间的间隔，否则其间的周期无法参加，并会显示为未参加。
audience-months = 月数
audience-month = 月（1–12）
audience-day = 日（1–31）
again-edition = 每年度一次，以该年度截止日期为准
again-months = 上次完成后 { $months } 个月
again-date = 每年{ $date }之前
audience-effects = 将发生的变化
audience-effects-now = 今日符合规则的人员
audience-sum = 今日在职 { $employed } 人，其中 { $matching } 人符合规则。
audience-sum-gaining = { $count ->
    [0] 不会向任何人新分配本年度培训。
   *[other] 将向 { $count } 人分配本年度培训。
}
audience-sum-released = { $count ->
    [0] 无人将被豁免。
   *[other] { $count } 人将被豁免。
}
audience-days = 截止日期的变化
audience-days-range = 尚未完成人员的新截止日期：{ $first }至{ $last }。
audience-days-earlier = { $count ->
    [0] 没有人员的截止日期提前。
   *[other] { $count } 人的截止日期将提前。
}
audience-days-later = { $count ->
    [0] 没有人员的截止日期推后。
   *[other] { $count } 人的截止日期将推后。
}
audience-days-overdue = { $count ->
    [0] 没有人员会立即逾期。
   *[other] { $count } 人将立即逾期。
}
audience-days-missed = { $count ->
    [0] 没有人员的未参加周期会增加。
   *[other] { $count } 人的未参加周期将增加。
}
audience-days-by-country = 按国家或地区列出截止日期的变化
audience-earlier = 提前
audience-later = 推后
audience-overdue = 立即逾期
audience-missed = 未参加周期增加
audience-by-country = 按国家或地区
audience-employed = 在职
audience-matching = 符合规则
audience-gaining = 将分配
audience-released = 将豁免
audience-nobody = 没有人员。
audience-unknown = 组织中没有以下值，请检查拼写：
audience-not-saved = 规则未保存。
audience-save = 保存规则
audience-reason-hint = 随规则一并留存，并向因此被豁免的人员显示
audience-confirm = 是，确认豁免 { $count } 人。
audience-confirm-overdue = 是，确认 { $count } 人立即逾期。
audience-unconfirmed = 此举将使全体或某一国家超过 10% 的应参加人员被豁免。请核对影响，确属本意再予确认。目前尚未作任何更改。
audience-unconfirmed-overdue = 此更改将使部分人员立即逾期。请核对影响，确属本意再予确认。目前尚未作任何更改。
audience-saved = 规则已生效。新分配：{ $assigned } 人；豁免：{ $released } 人；重新分配：{ $returned } 人。
audience-applying = 规则已生效，正在应用：已处理 { $done } 人，共 { $of } 人。
audience-applying-looks = 规则已生效，正在应用：正在确定涉及哪些人。
audience-watch = 查看进度
audience-ahead = 规则将在本年度培训开放当日（{ $date }）应用。
ways-audience = 适用人员
audit-audience-set = 设置适用人员
audit-audience-taken-over = 沿用适用人员
by-audience = 本年度适用规则
why-due-valid = { $completed }的完成记录在此之前有效
why-due-lapsed = 开放首日：{ $completed }的完成记录此前已失效
why-due-fixed = 每年同一日期
person-due-valid = 截止日期为{ $date }：{ $completed }的完成记录在此之前有效。
person-due-lapsed = 截止日期为开放首日{ $date }：{ $completed }的完成记录已失效。
person-due-fixed = 截止日期为{ $date }，每年同一日期。
cycles-title = 历次周期
cycle-done = 截止{ $due }：已于{ $date }完成
cycle-late = 截止{ $due }：逾期，于{ $date }完成
cycle-missed = 截止{ $due }：未参加
cycle-next = 下次截止日期：{ $due }

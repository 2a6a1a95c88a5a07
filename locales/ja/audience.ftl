# 対象者の条件、影響の確認、履歴。条件式のコードはどの言語でも同じです。
audience-title = { $edition }の対象者の条件
audience-words = この年度の受講対象者は条件で決まります。条件は数分ごと、および人事データの変更のたびに確認されます。新たに該当した人には受講が割り当てられ、該当しなくなった人はその日から免除され、修了済みの人は修了のままです。
audience-in-force = 現在の条件
audience-none = 条件は設定されていません。在籍者全員が対象です。
audience-since = { $date }から適用中です。
audience-applied = { $date }に反映済みです。
audience-taken-over-since = { $date }にこの年度を作成した際、{ $edition }の条件を引き継ぎました。通常どおり下で変更できます。
audience-taken-over = { $edition }から引き継ぎ
audience-gone = 引き継いだ条件に、現在の組織にはない値が残っています。該当者を確認し、下で条件を変更してください。
audience-over = この年度は終了しています。条件は変更できません。
audience-look-now = 本日の該当者を見る
audience-build = 条件
audience-everybody = 条件なし：在籍者全員
audience-match = 該当の判定
audience-match-all = すべての条件を満たす
audience-match-any = いずれかの条件を満たす
audience-condition = 条件{ $number }
audience-about = 項目
audience-compare = 比較
audience-is = 該当する
audience-is-not = 該当しない
audience-values = 値
audience-values-hint = 人事システムのコードをコンマで区切って入力します（例：DE, FR）。空白を含む値は引用符で囲みます。日付は2026-10-01、年度は「プログラム/年度」の形で入力します。勤務地が複数ある人は、いずれかが条件を満たせば該当します。
audience-codes = 使用できるコード
audience-add = 条件を追加
audience-remove = 条件{ $number }を削除
audience-look = 影響を確認
audience-nested = この条件式には括弧が含まれています。テキストで編集してください。
audience-union = 国家連合
audience-subdivision = 州・都道府県
audience-joined-before = 入社日が次より前
audience-joined-after = 入社日が次より後
audience-completed = 修了した年度
audience-text = テキスト表記
audience-rule = 条件式
audience-rule-hint = 条件を「and」「or」「not」と括弧で組み合わせます。全員の場合は「everybody」と入力します。
audience-text-button = このテキストを使う
audience-mistake = { $at }文字目：{ $expected }
audience-too-long = 条件式が長すぎます。
audience-too-deep = 括弧の入れ子が深すぎます。
expected-condition = ここには条件が必要です（例：country = DE）。
expected-signs = 「{ $signs }」が必要です。
expected-next = 「and」「or」または式の終わりが必要です。
expected-code = { $field }のコードではありません。
expected-day = ここには日付が必要です（例：2026-10-01）。
expected-edition = ここには年度が必要です（例：environment-all/FY2025）。
expected-value = ここには値が必要です。空白を含む値は引用符で囲みます。
audience-again = 再受講の時期
audience-again-edition = 年度ごと、その期限まで
audience-again-months = 前回の修了から一定の月数が経過した日まで
audience-again-date = 毎年同じ日まで
audience-again-wrong = 1～{ $most }か月の月数、または実在する月日（例：6と30）を入力してください。
audience-months-hint = 修了できるのは各年度につき1回です。年度と年度の間隔より短い月数にすると、その間の周期は受講できず、未受講として表示されます。
audience-months = 月数
audience-month = 月（1～12）
audience-day = 日（1～31）
again-edition = 年度ごと、その期限まで
again-months = 前回の修了から{ $months }か月
again-date = 毎年{ $date }まで
audience-effects = 変更による影響
audience-effects-now = 本日の該当者
audience-sum = 本日の在籍者{ $employed }人のうち、{ $matching }人が該当します。
audience-sum-gaining = { $count ->
    [0] 新たに割り当てられる人はいません。
   *[other] { $count }人に新たに割り当てられます。
}
audience-sum-released = { $count ->
    [0] 免除される人はいません。
   *[other] { $count }人が免除されます。
}
audience-days = 期限への影響
audience-days-range = 未修了者の新しい期限：{ $first }～{ $last }
audience-days-earlier = { $count ->
    [0] 期限が早まる人はいません。
   *[other] { $count }人の期限が早まります。
}
audience-days-later = { $count ->
    [0] 期限が遅くなる人はいません。
   *[other] { $count }人の期限が遅くなります。
}
audience-days-overdue = { $count ->
    [0] 直ちに期限超過となる人はいません。
   *[other] { $count }人が直ちに期限超過となります。
}
audience-days-missed = { $count ->
    [0] 未受講の周期が増える人はいません。
   *[other] { $count }人の未受講の周期が増えます。
}
audience-days-by-country = 国・地域別の期限への影響
audience-earlier = 期限が早まる
audience-later = 期限が遅くなる
audience-overdue = 直ちに期限超過
audience-missed = 未受講の周期が増加
audience-by-country = 国・地域別
audience-employed = 在籍者
audience-matching = 該当者
audience-gaining = 新たに割り当て
audience-released = 免除される人
audience-nobody = 該当する人はいません。
audience-unknown = 次の値は組織内に見つかりません。表記を確認してください。
audience-not-saved = 条件は保存されませんでした。
audience-save = 条件を保存
audience-reason-hint = 条件とともに記録され、免除された人にも表示されます
audience-confirm = はい、{ $count }人を免除します。
audience-confirm-overdue = はい、{ $count }人が直ちに期限超過となることを承認します。
audience-unconfirmed = 受講対象者全体、またはいずれかの国で、10%を超える人が免除されます。影響を確認し、意図したとおりであれば承認してください。まだ何も変更されていません。
audience-unconfirmed-overdue = この変更により、直ちに期限超過となる人がいます。影響を確認し、意図したとおりであれば承認してください。まだ何も変更されていません。
audience-saved = 条件を適用しました。新規割り当て：{ $assigned }人、免除：{ $released }人、再割り当て：{ $returned }人。
audience-applying = 条件を適用し、反映しています：{ $of }人中{ $done }人まで完了。
audience-applying-looks = 条件を適用し、反映しています：該当者を確認中です。
audience-watch = 進み具合を見る
audience-ahead = 条件は、この年度の開始日（{ $date }）に反映されます。
ways-audience = 対象者の条件
audit-audience-set = 対象者の条件を設定
audit-audience-taken-over = 対象者の引き継ぎ
by-audience = 年度の対象者の条件
why-due-valid = { $completed }の修了が有効な最後の日
why-due-lapsed = 受講開始日（{ $completed }の修了はすでに有効期限を過ぎています）
why-due-fixed = 毎年同じ日の期限
person-due-valid = 期限は{ $date }です。{ $completed }の修了がその日まで有効です。
person-due-lapsed = 期限は受講開始日の{ $date }です。{ $completed }の修了はすでに有効期限を過ぎています。
person-due-fixed = 期限は{ $date }です。毎年同じ日が期限です。
cycles-title = これまでの受講周期
cycle-done = 期限{ $due }：{ $date }に修了
cycle-late = 期限{ $due }：期限後の{ $date }に修了
cycle-missed = 期限{ $due }：未受講
cycle-next = 次回の期限：{ $due }

# 人事システムのファイル：件数の内訳と、ファイルのその後

audit-hr-given-up = 人事ファイルを中止
audit-hr-replaced = 人事ファイルの取り込みを後のファイルに差し替え

hr-waiting = 確認待ちの人事ファイル{ $count }件

hr-stage-replaced = 差し替え済み
hr-stage-ended = 中止または差し替え
hr-given-up-by = { $at }に{ $by }が中止しました。何も変更されていません。
hr-replaced-at = { $at }に、同じ取り込み元の後のファイルに差し替えられました。何も変更されていません。
hr-replaced-link = 後のファイルを見る
hr-problem-ended = このファイルは中止されたか、後のファイルに差し替えられています。何も反映していません。
hr-none-in-state = この状態のファイルはありません。

hr-encoding-recognised = （自動で判別）
hr-encoding-told = （送信時に指定）
hr-rejected-kept = { $count }件のうち、最初の{ $kept }件を保存しています。
hr-would-keep = 今反映すると、新たに割り当てられる講座：{ $assigned }件、対象から外れる講座：{ $released }件。
hr-kept-true = 反映時に新たに割り当てた講座：{ $assigned }件、対象から外した講座：{ $released }件。
hr-usual-title = 取り込み元ごとのいつもの設定

hr-exceeded-leaves = { $place }：{ $heads }人中{ $changed }人の休業が開始（上限{ $limit }）
hr-exceeded-employment = { $place }：{ $heads }人中{ $changed }人の雇用区分が変更（上限{ $limit }）
hr-employment = 雇用区分の変更
hr-arrivals = 入社・再入社
hr-group-not-named = ファイルに載らなくなった人
hr-group-away = 国外への転出
hr-group-here = 国外からの転入

hr-people-title = { $group }（人事ファイル：{ $source }）
hr-people-country = { $group }・{ $country }
hr-people-group = 表示する人
hr-people-gone = このファイルの対象者は保存されていません。反映されなかったか、記録を始める前に反映されたファイルです。
hr-people-nobody = 該当する人はいません。検索語または表示する人を変えてください。
hr-changes-download = すべての変更をダウンロード（CSV）
hr-csv-change = 変更の種類
hr-csv-field = 項目
hr-after = 取り込み後
hr-code = { $name }（{ $code }）

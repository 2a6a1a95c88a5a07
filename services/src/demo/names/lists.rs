//! The lists: common names only, so that nobody is meant.

use super::{
    Names,
    Order::{self, FamilyGiven, FamilyGivenTogether, GivenFamily, GivenTwoFamilies},
};

const fn names(order: Order, family: &'static str, given: &'static str) -> Names {
    Names { order, family, given }
}

pub(in crate::demo) const JAPANESE: Names = names(
    FamilyGiven,
    "佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 山本:yamamoto 中村:nakamura 小林:kobayashi \
     加藤:kato 吉田:yoshida 山田:yamada 佐々木:sasaki 山口:yamaguchi 松本:matsumoto 井上:inoue 木村:kimura 林:hayashi \
     斎藤:saito 清水:shimizu 山崎:yamazaki 森:mori 池田:ikeda 橋本:hashimoto 阿部:abe 石川:ishikawa 山下:yamashita \
     中島:nakajima 石井:ishii 小川:ogawa 前田:maeda 岡田:okada 長谷川:hasegawa 藤田:fujita 後藤:goto 近藤:kondo \
     村上:murakami 遠藤:endo 青木:aoki 坂本:sakamoto 福田:fukuda 太田:ota 西村:nishimura 藤井:fujii 金子:kaneko \
     岡本:okamoto 藤原:fujiwara 中野:nakano 三浦:miura 原田:harada 中川:nakagawa 松田:matsuda 竹内:takeuchi 小野:ono \
     田村:tamura 中山:nakayama 和田:wada 石田:ishida 森田:morita 上田:ueda 原:hara 内田:uchida 柴田:shibata 酒井:sakai \
     宮崎:miyazaki 横山:yokoyama 高木:takagi 安藤:ando 宮本:miyamoto 大野:ono 谷口:taniguchi 今井:imai 工藤:kudo \
     河野:kono 丸山:maruyama 増田:masuda 杉山:sugiyama 村田:murata 大塚:otsuka 新井:arai",
    "花:hana 健一:kenichi 美咲:misaki 大輔:daisuke 陽子:yoko 誠:makoto 直子:naoko 翔太:shota 由美:yumi 拓也:takuya \
     恵子:keiko 浩:hiroshi 智子:tomoko 和也:kazuya 久美子:kumiko 健太:kenta 真由美:mayumi 隆:takashi 明美:akemi 剛:tsuyoshi \
     裕子:yuko 修:osamu 香織:kaori 亮:ryo 綾:aya 学:manabu 愛:ai 進:susumu 彩:saya 豊:yutaka 千尋:chihiro 勇気:yuki \
     典子:noriko 哲也:tetsuya 美穂:miho 俊介:shunsuke 麻衣:mai 秀樹:hideki 沙織:saori 一郎:ichiro 優子:yuuko 正人:masato \
     理恵:rie 康平:kohei 幸子:sachiko 達也:tatsuya 早紀:saki 洋平:yohei 絵里:eri 雄太:yuta 里奈:rina 淳:jun \
     結衣:yui 和夫:kazuo 瞳:hitomi 貴之:takayuki 奈々:nana 悠斗:yuto 春香:haruka 慎也:shinya 葵:aoi 宏:hiromu \
     梓:azusa 蓮:ren 静香:shizuka 亮介:ryosuke 文子:fumiko 光:hikaru 紗英:sae 聡:satoshi",
);

pub(in crate::demo) const CHINESE: Names = names(
    FamilyGivenTogether,
    "王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 赵:zhao 黄:huang 周:zhou 吴:wu 徐:xu 孙:sun 胡:hu 朱:zhu 高:gao 林:lin \
     何:he 郭:guo 马:ma 罗:luo 梁:liang 宋:song 郑:zheng 谢:xie 韩:han 唐:tang 冯:feng 于:yu 董:dong 萧:xiao",
    "伟:wei 芳:fang 娜:na 敏:min 静:jing 丽:li 强:qiang 磊:lei 军:jun 洋:yang 勇:yong 艳:yan 杰:jie 涛:tao 明:ming \
     秀英:xiuying 超:chao 霞:xia 平:ping 刚:gang 建华:jianhua 桂英:guiying 志强:zhiqiang 晓东:xiaodong 雪梅:xuemei \
     文博:wenbo 思远:siyuan 雨桐:yutong 子涵:zihan 浩然:haoran 欣怡:xinyi 宇轩:yuxuan",
);

pub(in crate::demo) const TRADITIONAL_CHINESE: Names = names(
    FamilyGivenTogether,
    "陳:chen 林:lin 黃:huang 張:chang 李:lee 王:wang 吳:wu 劉:liu 蔡:tsai 楊:yang 許:hsu 鄭:cheng 謝:hsieh 郭:kuo 洪:hung",
    "志明:chihming 淑芬:shufen 俊傑:chunchieh 雅婷:yating 家豪:chiahao 美玲:meiling 建宏:chienhung 怡君:yichun \
     宗翰:tsunghan 佳穎:chiaying 冠宇:kuanyu 詩涵:shihhan 柏翰:pohan 欣怡:hsinyi",
);

pub(in crate::demo) const KOREAN: Names = names(
    FamilyGiven,
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon",
    "Min-jun:minjun Seo-yeon:seoyeon Ji-hoon:jihoon Ha-eun:haeun Hyun-woo:hyunwoo Ji-woo:jiwoo Dong-hyun:donghyun \
     Soo-jin:soojin Jun-ho:junho Eun-ji:eunji Sang-min:sangmin Yu-na:yuna Tae-yang:taeyang Hye-jin:hyejin",
);

pub(in crate::demo) const THAI: Names = names(
    GivenFamily,
    "Srisai Chaiyasit Wongsakul Suwannarat Boonmee Thongchai Rattanakul Sukjai Phromma Kaewkla Saetang Intarat Jaidee \
     Panyawong Sombat Charoensuk Meesuk Pongsakorn",
    "Somchai Siriporn Anan Kanya Prasert Malee Niran Sunisa Wichai Ploy Arthit Pimchanok Chai Nok Thanawat Orawan Kittisak \
     Apinya Surasak Wanida",
);

pub(in crate::demo) const MALAYSIAN: Names = names(
    GivenFamily,
    "Tan Lim Lee Ng Wong Abdullah Rahman Ismail Hassan Ibrahim Subramaniam Krishnan Nair Chong Teo Goh Yusof Omar",
    "Ahmad Siti Wei-Ming:weiming Mei-Ling:meiling Nurul Hafiz Aisyah Kumar Priya Jia-Hui:jiahui Farid Azlan Kavitha \
     Zulkifli Li-Ying:liying Faizal Rajesh Hui-Min:huimin",
);

pub(in crate::demo) const INDIAN: Names = names(
    GivenFamily,
    "Sharma Patel Iyer Reddy Nair Gupta Singh Kumar Rao Menon Desai Joshi Verma Pillai Kulkarni Mehta Das Bose",
    "Amit Priya Rahul Ananya Vikram Deepa Arjun Kavya Suresh Neha Rohan Lakshmi Sanjay Meera Karthik Divya Nikhil Pooja",
);

pub(in crate::demo) const INDONESIAN: Names = names(
    GivenFamily,
    "Santoso Wijaya Susanto Hidayat Setiawan Kusuma Nugroho Pratama Saputra Lestari Utami Siregar Simanjuntak Gunawan",
    "Budi Dewi Agus Sri Rina Eko Putri Joko Ayu Hendra Wulan Andi Ratna Dimas Indah Fajar",
);

pub(in crate::demo) const FILIPINO: Names = names(
    GivenFamily,
    "Santos Reyes Cruz Bautista Garcia Mendoza Torres Aquino Ramos Villanueva Castillo Flores Domingo Salazar",
    "Maria Jose Angelo Jasmine Mark Kristine Paolo Grace Ramon Liza Miguel Rowena Carlo Althea Jerome Melissa",
);

pub(in crate::demo) const VIETNAMESE: Names = names(
    FamilyGiven,
    "Nguyễn:nguyen Trần:tran Lê:le Phạm:pham Hoàng:hoang Vũ:vu Võ:vo Đặng:dang Bùi:bui Đỗ:do Ngô:ngo Dương:duong",
    "Minh Lan Hùng:hung Hương:huong Dũng:dung Thảo:thao Tuấn:tuan Mai Quang Linh Khánh:khanh Ngọc:ngoc Sơn:son Trang",
);

pub(in crate::demo) const ENGLISH: Names = names(
    GivenFamily,
    "Smith Johnson Brown Taylor Wilson Davies Evans Thompson White Walker Roberts Green Hall Wood Harris Martin Clark Lewis \
     Young King Baker Carter Mitchell Turner Phillips Campbell Parker Nguyen Patel Garcia Ramirez Chen Kim Cooper Bailey",
    "James Emily Michael Sarah David Jessica Daniel Laura Matthew Rachel Andrew Olivia Christopher Hannah Thomas Grace Ryan \
     Sophie Kevin Amanda Brian Nicole Jason Megan Eric Lauren Steven Chloe Peter Alice Robert Maria Samuel Zoe",
);

pub(in crate::demo) const GERMAN: Names = names(
    GivenFamily,
    "Müller:mueller Schmidt Schneider Fischer Weber Meyer Wagner Becker Hoffmann Schäfer:schaefer Koch Bauer Richter Klein \
     Wolf Schröder:schroeder Neumann Schwarz Zimmermann Braun Krüger:krueger Hartmann Lange Vogel",
    "Anna Thomas Julia Michael Lena Stefan Katharina Andreas Sophie Markus Laura Christian Sabine Jonas Claudia Felix Petra \
     Lukas Martina Tobias Jürgen:juergen Nadine Florian Birgit",
);

pub(in crate::demo) const FRENCH: Names = names(
    GivenFamily,
    "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garnier Rousseau",
    "Camille Pierre Léa:lea Nicolas Manon Julien Chloé:chloe Antoine Claire Mathieu Élodie:elodie Olivier Sophie Hugo \
     Nathalie Vincent",
);

pub(in crate::demo) const ITALIAN: Names = names(
    GivenFamily,
    "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Mancini",
    "Marco Giulia Alessandro Chiara Luca Francesca Matteo Sara Andrea Elena Davide Martina Paolo Valentina",
);

pub(in crate::demo) const SPANISH: Names = names(
    GivenTwoFamilies,
    "García:garcia Hernández:hernandez Martínez:martinez López:lopez González:gonzalez Rodríguez:rodriguez Pérez:perez \
     Sánchez:sanchez Ramírez:ramirez Flores Gómez:gomez Torres Díaz:diaz Vázquez:vazquez Cruz Morales Reyes Gutiérrez:gutierrez \
     Ortiz Ruiz Castillo Mendoza",
    "María:maria José:jose Guadalupe Juan Alejandra Carlos Fernanda Luis Sofía:sofia Miguel Daniela Jorge Valeria Ricardo \
     Ana Diego Gabriela Francisco Lucía:lucia Andrés:andres Mariana Javier Paola Roberto",
);

pub(in crate::demo) const PORTUGUESE: Names = names(
    GivenFamily,
    "Silva Santos Oliveira Souza Lima Pereira Ferreira Costa Rodrigues Almeida Nascimento Carvalho Araújo:araujo Ribeiro \
     Barbosa Rocha",
    "Ana João:joao Mariana Pedro Juliana Lucas Fernanda Rafael Camila Bruno Beatriz Gustavo Larissa Felipe Patrícia:patricia \
     Thiago",
);

pub(in crate::demo) const DUTCH: Names = names(
    GivenFamily,
    "Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Kuiper",
    "Daan Emma Sem Julia Lars Sanne Bram Lotte Thijs Femke Ruben Anouk Jeroen Marieke",
);

pub(in crate::demo) const NORDIC: Names = names(
    GivenFamily,
    "Andersson Johansson Karlsson Nilsson Eriksson Larsson Hansen Nielsen Jensen Lindberg Berg Holm Lund Sørensen:sorensen",
    "Erik Anna Lars Karin Magnus Ingrid Anders Freja Mikkel Astrid Oskar Maja Björn:bjorn Signe Søren:soren Elsa",
);

pub(in crate::demo) const POLISH: Names = names(
    GivenFamily,
    "Nowak Wójcik:wojcik Mazur Krawczyk Zając:zajac Wróbel:wrobel Dudek Stępień:stepien Pawlak Sikora Baran Szewczyk \
     Pietrzak Kubiak",
    "Anna Piotr Katarzyna Krzysztof Małgorzata:malgorzata Andrzej Agnieszka Tomasz Barbara Paweł:pawel Ewa Michał:michal \
     Magdalena Marcin",
);

pub(in crate::demo) const CZECH: Names = names(
    GivenFamily,
    "Krejčí:krejci Janů:janu Petrů:petru Martinů:martinu Jirků:jirku Tichý:tichy Kolář:kolar Beneš:benes Marek Král:kral",
    "Jan Petr Josef Pavel Martin Tomáš:tomas Jaroslav Miroslav Jiří:jiri Lukáš:lukas Ondřej:ondrej Jakub",
);

pub(in crate::demo) const HUNGARIAN: Names = names(
    FamilyGiven,
    "Nagy Kovács:kovacs Tóth:toth Szabó:szabo Horváth:horvath Varga Kiss Molnár:molnar Németh:nemeth Farkas Balogh Papp",
    "László:laszlo Mária:maria István:istvan Erzsébet:erzsebet József:jozsef Katalin Zoltán:zoltan Éva:eva Gábor:gabor \
     Zsófia:zsofia Péter:peter Anikó:aniko",
);

pub(in crate::demo) const TURKISH: Names = names(
    GivenFamily,
    "Yılmaz:yilmaz Kaya Demir Çelik:celik Şahin:sahin Yıldız:yildiz Aydın:aydin Öztürk:ozturk Arslan Doğan:dogan Koç:koc",
    "Mehmet Ayşe:ayse Mustafa Fatma Ahmet Elif Emre Zeynep Burak Merve Can Selin",
);

pub(in crate::demo) const ARABIC: Names = names(
    GivenFamily,
    "القحطاني:alqahtani الغامدي:alghamdi الزهراني:alzahrani الشهري:alshehri الحربي:alharbi العتيبي:alotaibi الدوسري:aldosari \
     المطيري:almutairi الشمري:alshammari العنزي:alanazi السبيعي:alsubaie البلوي:albalawi الخالدي:alkhaldi المالكي:almalki \
     الهاشمي:alhashimi المصري:almasri حسن:hassan إبراهيم:ibrahim",
    "محمد:mohammed فاطمة:fatimah عبدالله:abdullah نورة:noura أحمد:ahmed سارة:sarah خالد:khalid ريم:reem سعد:saad هند:hind \
     فهد:fahad منى:muna يوسف:yousef أمل:amal عمر:omar ليلى:layla ماجد:majed مريم:maryam سلطان:sultan دانة:danah طارق:tariq \
     هالة:hala",
);

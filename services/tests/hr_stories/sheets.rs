//! Encodings and workbooks.

use crate::{
    both_databases,
    company::{CHANGES, Company, FULL, everybody, told},
};
use kunren_services::hr::{HrError, Refusal, Told, plan};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::{Seek, SeekFrom, Write};

const JAPANESE: &str =
    "社員番号,氏名,言語,事業所,部署\nJ-1,佐藤 花子,ja,TYO,品質保証部\nJ-2,髙橋 一郎,ja,TYO,製造技術部\n";

fn utf_16(text: &str, big: bool) -> Vec<u8> {
    let units = "\u{FEFF}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn workbook(rows: &[String]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (column, name) in (0..).zip(crate::company::HEADER.split(',')) {
        sheet.write(0, column, name).expect("a cell");
    }
    for (line, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row.split(',')) {
            match ExcelDateTime::parse_from_str(cell) {
                Ok(date) if cell.len() == 10 => sheet.write_with_format(line, column, &date, &day).expect("a cell"),
                _ => sheet.write(line, column, cell).expect("a cell"),
            };
        }
    }
    book.save_to_buffer().expect("a workbook")
}

both_databases! {
    async fn japanese_is_read_in_every_encoding_it_is_written_in(db: Db) {
        let company = Company::new(db).await;
        let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode(JAPANESE);
        for bytes in [shift_jis.into_owned(), JAPANESE.as_bytes().to_vec(), format!("\u{FEFF}{JAPANESE}").into_bytes(), utf_16(JAPANESE, true), utf_16(JAPANESE, false)] {
            let planned = company.plan_bytes(&bytes, CHANGES).await.expect("a plan");
            assert_eq!(planned.effects.joiners, 2);
            assert_eq!(company.count("hr_change WHERE name = '髙橋 一郎' AND number = 'J-2'").await, 1);
        }
    }

    async fn a_large_japanese_file_is_looked_at_to_the_last_whole_letter(db: Db) {
        let company = Company::new(db).await;
        let department = "品質保証部".repeat(12);
        let rows: String = (3..=8_000).map(|number| format!("J-{number},佐藤 花子,ja,TYO,{department}\n")).collect();
        for (shift, encoding) in [("", encoding_rs::UTF_8), ("x", encoding_rs::UTF_8), ("xx", encoding_rs::UTF_8), ("", encoding_rs::SHIFT_JIS), ("x", encoding_rs::SHIFT_JIS)] {
            let text = JAPANESE.replacen("J-1", &format!("J-1{shift}"), 1) + &rows;
            let (bytes, ..) = encoding.encode(&text);
            assert!(bytes.len() > 1 << 20, "{} bytes", bytes.len());
            let mut path = tempfile::NamedTempFile::new().expect("a file");
            path.write_all(&bytes).expect("space on the disk");
            let planned = plan(&company.kunren, None, &told(path.path(), CHANGES), false).await.expect("a plan");
            assert_eq!(planned.effects.joiners, 8_000);
        }
    }

    async fn what_is_not_text_in_the_encoding_is_refused(db: Db) {
        let company = Company::new(db).await;
        let german = b"number,name,site\nK-1,J\xFCrgen M\xFCller,MUC\nK-2,Zo\xEB B\xF6hm,MUC\n";
        assert_eq!(company.refusal(german, CHANGES).await, Refusal::Encoding);
        let mut path = tempfile::NamedTempFile::new().expect("a file");
        path.write_all(german).expect("space on the disk");
        let told = |encoding: &str| Told { encoding: Some(encoding.to_owned()), ..told(path.path(), CHANGES) };
        let Err(HrError::Refused { refusal, .. }) = plan(&company.kunren, None, &told("utf-8"), true).await else { panic!("not refused") };
        assert_eq!(refusal, Refusal::Malformed { line: 2, encoding: "UTF-8".to_owned() });
        let planned = plan(&company.kunren, None, &told("windows-1252"), true).await.expect("a plan");
        assert_eq!(planned.effects.joiners, 2);
    }

    async fn a_workbook_says_the_same_as_a_text_file(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let planned = company.plan_bytes(&workbook(&everybody()), FULL).await.expect("a plan");
        assert_eq!((planned.effects.rows, planned.effects.changed, planned.found.count), (200, 0, 0));
        let half = workbook(&everybody());
        assert_eq!(company.refusal(&half[..half.len() / 2], FULL).await, Refusal::CutOff { line: 0 });
    }

    async fn a_workbook_that_unpacks_without_end_is_refused(db: Db) {
        let company = Company::new(db).await;
        let mut path = tempfile::NamedTempFile::new().expect("a file");
        let mut archive = zip::ZipWriter::new(path.as_file_mut());
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file("xl/sharedStrings.xml", options).expect("an entry");
        let zeros = vec![0; 1 << 20];
        for _ in 0..129 {
            archive.write_all(&zeros).expect("space on the disk");
        }
        archive.finish().expect("an archive");
        assert!(path.as_file_mut().seek(SeekFrom::End(0)).expect("a size") < 1 << 20, "small as it lies there");
        let Err(HrError::Refused { refusal, .. }) = plan(&company.kunren, None, &told(path.path(), FULL), true).await else { panic!("not refused") };
        assert_eq!(refusal, Refusal::TooLarge { limit: 128 << 20 });
    }
}

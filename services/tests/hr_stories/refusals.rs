//! Files that are refused with a clear reason, and nothing is changed.

use crate::{
    both_databases,
    company::{CHANGES, Company, FULL, everybody, file, person, told},
};
use kunren_domain::hr::{HeaderProblem, Reason};
use kunren_services::hr::{HrError, Refusal, Told, plan};
use std::io::Write;

both_databases! {
    async fn files_that_cannot_be_right(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let whole = file(&everybody());
        let refused = async |text: &str| company.refusal(text.as_bytes(), FULL).await;

        let half = &whole[..whole.len() / 2];
        assert_eq!(refused(half).await, Refusal::CutOff { line: half.lines().count() as u64 });
        let within_the_last_cell = whole.trim_end();
        assert_eq!(refused(within_the_last_cell).await, Refusal::CutOff { line: 201 });
        let quote = whole.replacen("Person 7,", "\"Person 7,", 1);
        assert!(matches!(refused(&quote).await, Refusal::CutOff { .. } | Refusal::LongLine { .. }));
        assert_eq!(refused(&whole.replace(',', ";")).await, Refusal::Delimiter { expected: ',', found: ';' });

        let header = crate::company::HEADER;
        assert_eq!(refused(&format!("{header}\n{whole}")).await, Refusal::TwoHeaders { line: 2 });
        assert_eq!(refused(&format!("People,as of today,,,,,,,,,,,,,\n{whole}")).await, Refusal::TwoHeaders { line: 2 });
        let renamed = refused(&whole.replacen(",site,", ",work place,", 1)).await;
        let missing = HeaderProblem::Missing { missing: vec!["site".to_owned()], unknown: vec!["work place".to_owned()] };
        assert_eq!(renamed, Refusal::Header(missing));

        let mut repeated = everybody();
        repeated.extend(everybody()[..10].to_vec());
        assert_eq!(refused(&file(&repeated)).await, Refusal::Repeated { rows: 10, of: 210 });
        assert_eq!(refused("").await, Refusal::Empty);
        assert_eq!(refused(&format!("{header}\n")).await, Refusal::Empty);
    }

    async fn cells_that_say_that_the_file_is_wrong(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let refused = async |row: String| company.refusal(file(&[row]).as_bytes(), CHANGES).await;
        let cells = |reason, value: &str| Refusal::Cells { reason, values: vec![value.to_owned()], line: 2 };

        assert_eq!(refused(person(2, "OSA")).await, cells(Reason::UnknownSite, "OSA"));
        let day = person(2, "TYO").replace("2020-04-01", "31/04/2020");
        assert_eq!(refused(day).await, cells(Reason::Day, "31/04/2020"));
        let day = person(2, "TYO").replace("2020-04-01", "2020-04-31");
        assert_eq!(refused(day).await, cells(Reason::Day, "2020-04-31"));

        let countries = "number,name,site,country\nK-2,Person 2,TYO,XX\n";
        let mut path = tempfile::NamedTempFile::new().expect("a file");
        path.write_all(countries.as_bytes()).expect("space on the disk");
        let told = Told { source: "countries".to_owned(), ..told(path.path(), CHANGES) };
        let Err(HrError::Refused { refusal, found }) = plan(&company.kunren, None, &told, true).await else { panic!("not refused") };
        assert_eq!((refusal, found.kept.len()), (cells(Reason::UnknownCountry, "XX"), 1));
    }

    async fn managers_in_a_circle(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let managed = |number: u32, manager: &str| person(number, "TYO").replace("K-1,,", &format!("{manager},,"));
        let rows = [managed(2, "K-3"), managed(3, "K-4"), managed(4, "K-2")];
        let Refusal::Loop(mut numbers) = company.refusal(file(&rows).as_bytes(), CHANGES).await else { panic!("a loop") };
        numbers.sort();
        assert_eq!(numbers, ["K-2", "K-3", "K-4"]);
        let with_somebody_known = [person(1, "TYO").replace("Quality,3,,", "Quality,3,K-9,")];
        assert!(matches!(company.refusal(file(&with_somebody_known).as_bytes(), CHANGES).await, Refusal::Loop(_)));
    }

    async fn a_number_of_rows_that_was_announced(db: Db) {
        let company = Company::new(db).await;
        let mut path = tempfile::NamedTempFile::new().expect("a file");
        path.write_all(file(&everybody()[..150]).as_bytes()).expect("space on the disk");
        let told = Told { rows: Some(200), ..told(path.path(), FULL) };
        let Err(HrError::Refused { refusal, .. }) = plan(&company.kunren, None, &told, true).await else { panic!("not refused") };
        assert_eq!(refusal, Refusal::Rows { expected: 200, found: 150 });
    }

    async fn a_line_without_end(db: Db) {
        let company = Company::new(db).await;
        let endless = [b"number,name\nK-1,".to_vec(), vec![b'x'; 1 << 20]].concat();
        assert_eq!(company.refusal(&endless, FULL).await, Refusal::LongLine { line: 2, limit: 65536 });
        let no_header = vec![b'x'; 1 << 20];
        assert_eq!(company.refusal(&no_header, FULL).await, Refusal::LongLine { line: 1, limit: 65536 });
    }
}

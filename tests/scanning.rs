//! A scanner that types as a keyboard, through the real application: what it fills, what it never
//! does, and how kindly the machine falls back to typing.

#![allow(clippy::print_stdout)]

use crate::lobby::{self, entered, says};
use motcua::config::Config;
use motcua::config::settings::Scanner;
use motcua::filing::answer::{Author, QuestionId, Value};
use motcua::filing::draft::Draft;
use motcua::filing::name_difference::Column;
use motcua::kiosk::app::{App, Counters};
use motcua::kiosk::page::{Block, Page};
use motcua::kiosk::play::player::{Player, Reason};
use motcua::kiosk::station::Setup;
use motcua::machine::clock::Clock;
use std::path::Path;
use std::sync::Arc;

const LUA: &str = "001152000017|012000000|Nguyễn Thị Lúa|20031952|Nữ|Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội|15042021";
const THOC: &str = "001095000019||Nguyễn Văn Thóc|06051995|Nam|Tập thể B2, Quỳnh Lôi, Hai Bà Trưng, Hà Nội|28062022";

const TO_NUMBER: &str = r#"
click "Bắt đầu"
click "Khai sinh, kết hôn, khai tử"
click "Giấy xác nhận độc thân"
click "Tôi đồng ý"
click "Tiếp tục"
click "Mua bán nhà đất"
click "Tiếp tục"
click "Cho chính tôi"
click "Tiếp tục"
"#;

/// Somebody at a kiosk with a scanner.
struct Lobby {
    player: Player,
    _data: tempfile::TempDir,
}

impl Lobby {
    fn open() -> Self {
        Self::with(lobby::config())
    }

    fn with(config: Config) -> Self {
        let data = tempfile::tempdir().unwrap();
        let setup = Setup {
            config: Arc::new(config),
            data: data.path().join("data"),
            clock: Clock::played(lobby::morning()),
            sends: false,
            search_path: Vec::new(),
        };
        let player = Player::new(setup, None, &data.path().join("out"), false);
        let mut lobby = Self {
            player,
            _data: data,
        };
        lobby.play("");
        lobby
    }

    /// Plays steps on the kiosk as it stands.
    fn play(&mut self, steps: &str) {
        self.try_play(steps).unwrap();
    }

    fn try_play(&mut self, steps: &str) -> Result<(), (usize, Reason)> {
        let script = format!("viewport: 1920x1080\n-----\n{steps}");
        self.player.play_on(&script, Path::new("."))
    }

    fn scan(&mut self, text: &str) {
        self.play(&format!("# scan {text}"));
    }

    fn app(&self) -> &App {
        self.player.station().unwrap().app()
    }

    fn page(&self) -> Page {
        self.app().page()
    }

    fn draft(&self) -> Draft {
        self.app().draft().unwrap().clone()
    }

    fn answer(&self, question: &str) -> Option<(String, Author)> {
        let answer = self
            .draft()
            .answers
            .get(&QuestionId::from(question))?
            .clone();
        let value = match answer.value()? {
            Value::Name(name) => name.to_string(),
            Value::PersonNumber(number) => number.as_str().to_owned(),
            Value::Date(date) => date.to_string(),
            Value::Choice(token) => token.clone(),
            other => format!("{other:?}"),
        };
        Some((value, answer.author))
    }
}

fn by_card(value: &str) -> Option<(String, Author)> {
    Some((value.to_owned(), Author::Card))
}

#[test]
fn a_scan_fills_all_that_it_can_and_nothing_is_typed_or_asked_again() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    assert_eq!(lobby.page().id, "question-requester_number");
    lobby.scan(LUA);
    let page = lobby.page();
    assert_eq!(page.id, "card");
    assert!(page.private);
    let said = says(&page).join("\n");
    assert!(said.contains("NGUYỄN THỊ LÚA") && said.contains("20/03/1952"));
    assert!(
        said.contains("15/04/2021") && !said.contains("001 152 000 017"),
        "{said}"
    );
    assert_eq!(
        lobby.draft().answers.len(),
        2,
        "nothing counts before it is confirmed"
    );

    lobby.play("click \"Đúng rồi\"");
    assert_eq!(lobby.page().id, "question-subject_lives");
    assert_eq!(lobby.answer("requester_number"), by_card("001152000017"));
    assert_eq!(lobby.answer("requester_name"), by_card("Nguyễn Thị Lúa"));
    assert_eq!(lobby.answer("requester_birth"), by_card("20/03/1952"));
    assert_eq!(lobby.answer("subject_sex"), by_card("female"));
    assert_eq!(lobby.answer("subject_card_issued"), by_card("15/04/2021"));
    assert_eq!(lobby.app().counters().keystrokes, 0);
}

#[test]
fn what_the_card_answered_can_be_reached_by_going_back_and_stays_the_cards() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.scan(LUA);
    lobby.play("click \"Đúng rồi\"\nclick \"Quay lại\"");
    assert_eq!(lobby.page().id, "question-subject_card_issued");
    lobby.play("click \"Quay lại\"\nclick \"Quay lại\"\nclick \"Quay lại\"");
    assert_eq!(lobby.page().id, "question-requester_name");
    assert_eq!(entered(&lobby.page()), ["Nguyễn Thị Lúa"]);
    lobby.play("click \"Tiếp tục\"");
    assert_eq!(lobby.page().id, "question-subject_lives");
    assert_eq!(lobby.answer("requester_name"), by_card("Nguyễn Thị Lúa"));
    // Who changes it answers it.
    lobby.play("click \"Quay lại\"\nclick \"Quay lại\"\nclick \"Quay lại\"\nclick \"Quay lại\"");
    lobby.play("type backspace\ntype \"n\"\nclick \"Tiếp tục\"");
    let (name, author) = lobby.answer("requester_name").unwrap();
    assert_eq!(
        (name.as_str(), author),
        ("Nguyễn Thị Lún", Author::Resident)
    );
}

#[test]
fn a_card_that_is_not_right_is_dropped_and_typing_goes_on() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    for way_out in ["click \"Không đúng\"", "click \"Quay lại\"", "type escape"] {
        lobby.scan(LUA);
        assert_eq!(lobby.page().id, "card");
        lobby.play(way_out);
        assert_eq!(lobby.page().id, "question-requester_number");
        assert_eq!(lobby.draft().card, None);
        assert_eq!(lobby.answer("requester_name"), None);
    }
    lobby.play("type \"001152000017\"\nclick \"Tiếp tục\"");
    assert_eq!(lobby.page().id, "question-requester_name");
}

#[test]
fn a_scan_where_nobody_is_asked_for_changes_nothing_and_says_so() {
    let mut lobby = Lobby::open();
    lobby.scan(LUA);
    assert_eq!(lobby.page().id, "card-not-needed");
    // Nobody may be there to read it.
    lobby.play("# wait 25");
    assert_eq!(lobby.page().id, "welcome");
    lobby.play("click \"Bắt đầu\"");
    for steps in [
        "",
        "click \"Khai sinh, kết hôn, khai tử\"",
        // Before the resident has agreed.
        "click \"Giấy xác nhận độc thân\"",
        "click \"Tôi đồng ý\"\nclick \"Tiếp tục\"",
        "click \"Mua bán nhà đất\"",
    ] {
        lobby.play(steps);
        let (before, draft) = (lobby.page(), lobby.app().draft().cloned());
        lobby.scan(LUA);
        assert_eq!(lobby.page().id, "card-not-needed", "after {}", before.id);
        assert_eq!(lobby.app().draft().cloned(), draft);
        lobby.play("click \"Tiếp tục làm\"");
        assert_eq!(lobby.page(), before);
    }
}

const TO_PAPERS: &str = r#"
click "Bắt đầu"
click "Khai sinh, kết hôn, khai tử"
click "Giấy xác nhận độc thân"
click "Tôi đồng ý"
"#;

const FOR_A_HOUSE: &str = "click \"Mua bán nhà đất\"\nclick \"Tiếp tục\"\n";

#[test]
fn the_residents_own_card_is_taken_before_the_first_question() {
    let mut lobby = Lobby::open();
    lobby.play(TO_PAPERS);
    assert_eq!(lobby.page().id, "prepare");
    lobby.scan("8934567890123");
    assert!(lobby.page().problem.is_some(), "what is no card is told");
    lobby.scan(LUA);
    assert_eq!(lobby.page().id, "card");
    assert!(says(&lobby.page()).join("\n").contains("Thanh Nhàn"));
    lobby.play("click \"Đúng rồi\"\n# kill");
    assert_eq!(lobby.page().id, "question-purpose");
    lobby.play(FOR_A_HOUSE);
    assert_eq!(
        lobby.answer("subject_sex"),
        None,
        "whose paper it is, is open"
    );
    lobby.play("click \"Cho chính tôi\"\nclick \"Tiếp tục\"");
    assert_eq!(lobby.page().id, "question-subject_lives");
    assert_eq!(lobby.answer("subject_sex"), by_card("female"));
    assert_eq!(lobby.answer("subject_card_issued"), by_card("15/04/2021"));
}

#[test]
fn nothing_that_her_card_said_stays_with_another_person() {
    let mut lobby = Lobby::open();
    lobby.play(TO_PAPERS);
    lobby.scan(&LUA.replace("Thanh Nhàn", "Quỳnh Lôi"));
    lobby.play("click \"Đúng rồi\"");
    lobby.play(FOR_A_HOUSE);
    lobby.play("click \"Cho chính tôi\"\nclick \"Tiếp tục\"");
    assert_eq!(lobby.page().id, "question-marital_status");
    assert_eq!(lobby.answer("subject_lives"), by_card("permanent"));
    while lobby.page().id != "question-requester_relation" {
        lobby.play("click \"Quay lại\"");
    }
    lobby.play("click \"Cho người khác\"\nclick \"Tiếp tục\"");
    for question in ["subject_sex", "subject_card_issued", "subject_lives"] {
        assert_eq!(lobby.answer(question), None, "{question}");
    }
    assert_eq!(lobby.answer("requester_name"), by_card("Nguyễn Thị Lúa"));
}

#[test]
fn only_a_card_of_this_ward_tells_where_somebody_lives() {
    for (old_ward, expected) in [
        ("Quỳnh Lôi, Hai Bà Trưng", Some("permanent")),
        // Divided between two wards of today.
        ("Thanh Nhàn, Hai Bà Trưng", None),
        ("Vĩnh Tuy, Hai Bà Trưng", None),
        ("Nơi Không Có, Hai Bà Trưng", None),
    ] {
        let mut lobby = Lobby::open();
        lobby.play(TO_NUMBER);
        lobby.scan(&LUA.replace("Thanh Nhàn, Hai Bà Trưng", old_ward));
        lobby.play("click \"Đúng rồi\"");
        let said = lobby.answer("subject_lives");
        assert_eq!(said, expected.and_then(by_card), "{old_ward}");
    }
}

#[test]
fn a_mangled_scan_keeps_the_digits_and_asks_kindly_for_the_name() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.scan("001152000017|012000000|Nguyn Th La|20031952|N|S 5 ng 10, Thanh Nhn, H Ni|15042021");
    assert_eq!(lobby.page().id, "card");
    lobby.play("click \"Đúng rồi\"");
    assert_eq!(lobby.page().id, "question-requester_name");
    assert_eq!(lobby.answer("requester_number"), by_card("001152000017"));
    lobby.play("type \"Nguyễn Thị Lúa\"\nclick \"Tiếp tục\"");
    assert_eq!(lobby.page().id, "question-subject_lives");
    assert_eq!(lobby.answer("requester_name").unwrap().1, Author::Resident);
}

#[test]
fn what_is_no_card_falls_back_to_typing_and_leaves_the_field_alone() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.play("type \"0011\"");
    for code in [
        "https://example.org/very/long/address?of=something",
        "8934567890123",
        "|||||||||||",
    ] {
        lobby.scan(code);
        let page = lobby.page();
        assert_eq!(page.id, "question-requester_number");
        assert!(page.problem.is_some());
        assert_eq!(entered(&page), ["001 1"]);
    }
    // Who fails twice is offered a person's help.
    assert!(lobby.page().help.is_some());
    lobby.play("type \"52000017\"\nclick \"Tiếp tục\"");
    assert_eq!(lobby.page().id, "question-requester_name");
}

#[test]
fn hostile_codes_press_nothing_and_type_nothing() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    let long = "9|".repeat(3_000);
    let rounds = [
        "\u{1b}\u{1b}\u{1b}\u{1b}",
        "\n\n\n\n\n\n",
        "\t\n\t\n\t\n",
        "\u{8}\u{8}\u{8}001152000017",
        &long,
    ];
    for code in rounds {
        let before = (
            lobby.page().id,
            entered(&lobby.page()),
            lobby.draft().answers,
        );
        lobby.player.scan(code);
        let after = (
            lobby.page().id,
            entered(&lobby.page()),
            lobby.draft().answers,
        );
        assert_eq!(before, after, "{code:?}");
    }
}

#[test]
fn a_person_who_types_quickly_is_not_a_scan() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    // Ten keys a second.
    lobby
        .player
        .type_at("001152000017", std::time::Duration::from_millis(100));
    assert_eq!(entered(&lobby.page()), ["001 152 000 017"]);
    lobby.play("click \"Tiếp tục\"");
    lobby
        .player
        .type_at("nguyeenx thij luas", std::time::Duration::from_millis(80));
    assert_eq!(entered(&lobby.page()), ["Nguyễn Thị Lúa"]);
}

#[test]
fn a_power_cut_brings_the_card_back_to_be_confirmed() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.scan(LUA);
    let before = lobby.page();
    lobby.play("# kill");
    assert_eq!(lobby.page(), before);
    lobby.play("click \"Đúng rồi\"\n# kill");
    assert_eq!(lobby.page().id, "question-subject_lives");
    assert_eq!(lobby.answer("requester_name"), by_card("Nguyễn Thị Lúa"));
}

#[test]
fn what_was_typed_is_not_overwritten_unseen() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.play("type \"001152000099\"\nclick \"Tiếp tục\"\ntype \"Nguyễn Thị Lua\"");
    lobby.scan(LUA);
    let rows = says(&lobby.page()).join("\n");
    assert!(
        rows.contains("••• •17"),
        "the card's number is named: {rows}"
    );
    // One over the other, the digits that differ uncovered.
    let letters = lobby.page().body.into_iter().find_map(|block| match block {
        Block::Letters { columns, .. } => Some(columns),
        _ => None,
    });
    let shown = |side: fn(&Column) -> Option<char>| -> String {
        letters.iter().flatten().filter_map(side).collect()
    };
    assert_eq!(shown(|column| column.one), "001 152 ••• •17");
    assert_eq!(shown(|column| column.other), "001 152 ••• •99");
    lobby.play("click \"Giữ như đã gõ\"");
    assert_eq!(
        lobby.answer("requester_number"),
        Some(("001152000099".to_owned(), Author::Resident))
    );
    lobby.scan(LUA);
    lobby.play("click \"Theo thẻ\"");
    assert_eq!(lobby.answer("requester_number"), by_card("001152000017"));
}

#[test]
fn one_wrong_mark_in_a_typed_name_is_seen_on_the_card_page() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.play(
        "type \"001152000017\"\nclick \"Tiếp tục\"\ntype \"Nguyễn Thị Lua\"\nclick \"Tiếp tục\"",
    );
    lobby.play("click \"Quay lại\"");
    lobby.scan(LUA);
    let page = lobby.page();
    let columns = page.body.iter().find_map(|block| match block {
        Block::Letters { columns, .. } => Some(columns.clone()),
        _ => None,
    });
    let columns = columns.expect("the names lie one over the other");
    let differing: Vec<_> = columns.iter().filter(|column| column.differs()).collect();
    assert_eq!(differing.len(), 1);
    assert_eq!(
        (differing[0].one, differing[0].other),
        (Some('Ú'), Some('U'))
    );
    lobby.play("click \"Theo thẻ\"");
    assert_eq!(lobby.answer("requester_name"), by_card("Nguyễn Thị Lúa"));
}

#[test]
fn the_habit_of_writing_a_mark_is_no_difference_from_the_card() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.play(
        "type \"001152000017\"\nclick \"Tiếp tục\"\ntype \"Nguyễn Thị Hoà\"\nclick \"Tiếp tục\"",
    );
    lobby.play("click \"Quay lại\"");
    lobby.scan(&LUA.replace("Lúa", "Hòa"));
    let said = says(&lobby.page()).join("\n");
    assert!(
        said.contains("Đúng rồi") && !said.contains("Theo thẻ"),
        "{said}"
    );
}

#[test]
fn nothing_of_a_card_is_said_aloud() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.scan(LUA);
    let page = lobby.page();
    let aloud: Vec<&str> = page.spoken.iter().map(|say| say.aloud()).collect();
    assert!(aloud.len() >= 3);
    for word in ["Lúa", "LÚA", "1952", "001", "Thanh Nhàn"] {
        assert!(!aloud.join(" ").contains(word), "{aloud:?}");
    }
}

#[test]
fn without_a_scanner_no_card_is_asked_for() {
    let mut config = lobby::config();
    config.settings.scanner = Scanner::Absent;
    let mut lobby = Lobby::with(config);
    lobby.play(TO_NUMBER);
    assert!(!says(&lobby.page()).join("\n").contains("đặt thẻ"));
    lobby.scan(LUA);
    assert_eq!(lobby.page().id, "question-requester_number");
    assert_eq!(entered(&lobby.page()), [""]);
}

const SELF_WITH_SCAN: &str = r#"
click "Đúng rồi"
click "Thường trú ở đây"
click "Tiếp tục"
click "Chưa từng kết hôn"
click "Tiếp tục"
click "Chưa được cấp"
click "Tiếp tục"
type "1"
click "Tiếp tục"
click "Đến phường lấy"
click "Tiếp tục"
type "0912345678"
click "Tiếp tục"
click "Tiếp tục"
click "Gửi hồ sơ"
expect "Xong rồi ạ!"
"#;

#[test]
fn a_filing_with_a_scan_costs_few_taps_and_hardly_a_key() {
    let mut lobby = Lobby::open();
    lobby.play(TO_NUMBER);
    lobby.scan(LUA);
    lobby.play(SELF_WITH_SCAN);
    let Counters {
        taps,
        keystrokes,
        sealed,
        screens,
    } = lobby.app().counters();
    println!("{screens} screens, {taps} taps, {keystrokes} keys");
    assert_eq!(sealed, 1);
    assert!(
        taps <= 30 && keystrokes <= 60,
        "{taps} taps, {keystrokes} keys"
    );
}

#[test]
fn a_second_person_is_scanned_as_the_first_was() {
    let mut lobby = Lobby::open();
    lobby.play(
        r#"
click "Bắt đầu"
click "Khai sinh, kết hôn, khai tử"
click "Giấy xác nhận độc thân"
click "Tôi đồng ý"
click "Tiếp tục"
click "Mua bán nhà đất"
click "Tiếp tục"
click "Cho người khác"
click "Tiếp tục"
click "Con"
click "Tiếp tục"
"#,
    );
    lobby.scan(LUA);
    lobby.play("click \"Đúng rồi\"");
    assert_eq!(lobby.page().id, "question-subject_number");
    assert_eq!(lobby.answer("subject_sex"), None, "it is another person's");
    lobby.scan(THOC);
    lobby.play("click \"Đúng rồi\"");
    assert_eq!(lobby.answer("subject_name"), by_card("Nguyễn Văn Thóc"));
    assert_eq!(lobby.answer("requester_name"), by_card("Nguyễn Thị Lúa"));
    // His residence lies in this ward, which is not asked any more.
    assert_eq!(lobby.answer("subject_lives"), by_card("permanent"));
    assert_eq!(lobby.page().id, "question-marital_status");
}

#[test]
fn an_address_that_the_card_leaves_open_begins_at_what_is_open() {
    let mut lobby = Lobby::open();
    lobby.play(
        r#"
click "Bắt đầu"
click "Tiền trợ cấp"
click "Tiền trợ cấp người già"
click "Tôi đồng ý"
click "Tiếp tục"
click "Cho chính tôi"
click "Tiếp tục"
# scan 001150000016|012000001|Nguyễn Thị Lúa|20031950|Nữ|Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội|15042021
click "Đúng rồi"
click "Thường trú ở đây"
click "Tiếp tục"
"#,
    );
    assert_eq!(lobby.page().id, "question-elder_residence-divided");
    let offered = says(&lobby.page()).join("\n");
    for ward in ["Phường Bạch Mai", "Phường Hai Bà Trưng"] {
        assert!(offered.contains(ward), "{offered}");
    }
    lobby.play("click \"Phường Bạch Mai\"");
    assert_eq!(entered(&lobby.page()), ["Số 5 ngõ 10"]);
}

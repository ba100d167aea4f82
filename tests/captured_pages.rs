//! The pages of a paper as a resident or staff put them right: looked at, turned, put in order, taken again,
//! thrown away – and what of it is handed over.

use crate::lobby::{self, Kiosk};
use motcua::filing::answer::PageId;
use motcua::kiosk::page::{Act, Block};
use std::path::{Path, PathBuf};

const PAPERS: [&str; 3] = ["birth-notice.jpg", "death-extract.jpg", "authorisation.jpg"];

fn picture(name: &str) -> PathBuf {
    lobby::root().join("assets/demo").join(name)
}

/// A kiosk that asks for the first paper of a birth.
fn at_a_paper(data: &Path) -> Kiosk {
    let mut kiosk = Kiosk::open(data, lobby::config());
    kiosk.begin("birth");
    while !lobby::asks_for_a_paper(&kiosk, "birth") {
        kiosk.answer("birth");
    }
    kiosk
}

/// The pages as they stand.
fn pages(kiosk: &Kiosk) -> Vec<u32> {
    let draft = kiosk.app().draft().unwrap();
    let paper = draft.pages.values().next().unwrap();
    draft.pages_of(paper).iter().map(|page| page.0).collect()
}

fn with_three_pages(data: &Path) -> Kiosk {
    let mut kiosk = at_a_paper(data);
    for name in PAPERS {
        kiosk.lay_paper(&picture(name));
    }
    assert_eq!(pages(&kiosk), [1, 2, 3]);
    kiosk
}

fn size_of(kiosk: &Kiosk, page: u32) -> (u32, u32) {
    let bytes = kiosk.store().page(PageId(page)).unwrap();
    let picture = motcua::capture::fit::decode(&bytes).unwrap();
    (picture.width(), picture.height())
}

#[test]
fn every_page_is_shown_and_can_be_looked_at_in_large() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = with_three_pages(data.path());
    let mut looks = 0;
    loop {
        let page = kiosk.page();
        looks += lobby::targets(&page)
            .iter()
            .filter(|(_, act)| matches!(act, Act::ViewPage(_)))
            .count();
        let following = page.body.iter().find_map(|block| match block {
            Block::Pager(pager) => pager.following.as_ref().map(|way| way.act.clone()),
            _ => None,
        });
        match following {
            Some(act) => kiosk.act(act),
            None => break,
        }
    }
    assert_eq!(looks, 3);
    kiosk.act(Act::ViewPage(PageId(2)));
    assert_eq!(kiosk.page().id, "captured-page");
    assert!(kiosk.app().frame().viewed.is_some());
    assert!(kiosk.page().private);
    kiosk.act(Act::Back);
    assert!(lobby::asks_for_a_paper(&kiosk, "birth"));
}

#[test]
fn a_page_that_was_put_down_too_late_is_moved_before_the_others_and_stays_there() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = with_three_pages(data.path());
    kiosk.act(Act::ViewPage(PageId(3)));
    kiosk.act(Act::MovePageUp(PageId(3)));
    assert_eq!(pages(&kiosk), [1, 3, 2]);
    kiosk.act(Act::MovePageUp(PageId(3)));
    assert_eq!(pages(&kiosk), [3, 1, 2]);
    // The first has nothing before it.
    kiosk.act(Act::MovePageUp(PageId(3)));
    kiosk.lose_power();
    assert_eq!(pages(&kiosk), [3, 1, 2]);
}

#[test]
fn a_page_that_is_taken_again_keeps_its_place() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = with_three_pages(data.path());
    kiosk.act(Act::ViewPage(PageId(2)));
    kiosk.act(Act::RetakePage(PageId(2)));
    assert!(lobby::asks_for_a_paper(&kiosk, "birth"));
    let before = kiosk.store().page(PageId(2)).unwrap();
    kiosk.lay_paper(&picture(PAPERS[0]));
    assert_eq!(pages(&kiosk), [1, 4, 3]);
    assert_ne!(kiosk.store().page(PageId(4)).unwrap(), before);
    assert!(
        kiosk.store().page(PageId(2)).is_err(),
        "the old one is gone"
    );
    // The next one is a page of its own again.
    kiosk.lay_paper(&picture(PAPERS[1]));
    assert_eq!(pages(&kiosk), [1, 4, 3, 5]);
}

#[test]
fn a_page_is_thrown_away_with_two_taps_in_two_places() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = with_three_pages(data.path());
    kiosk.act(Act::ViewPage(PageId(2)));
    kiosk.act(Act::AskRemovePage(PageId(2)));
    assert_eq!(kiosk.page().id, "remove-page");
    kiosk.act(Act::Stay);
    assert_eq!(pages(&kiosk), [1, 2, 3]);
    kiosk.act(Act::AskRemovePage(PageId(2)));
    kiosk.act(Act::RemovePage(PageId(2)));
    assert!(lobby::asks_for_a_paper(&kiosk, "birth"));
    assert_eq!(pages(&kiosk), [1, 3]);
    assert!(kiosk.store().page(PageId(2)).is_err());
}

#[test]
fn a_page_that_lies_on_its_side_is_turned_and_handed_over_turned() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = with_three_pages(data.path());
    let (width, height) = size_of(&kiosk, 1);
    assert_ne!(width, height);
    kiosk.act(Act::ViewPage(PageId(1)));
    kiosk.act(Act::RotatePage(PageId(1)));
    assert_eq!(size_of(&kiosk, 1), (height, width));
    kiosk.lose_power();
    assert_eq!(size_of(&kiosk, 1), (height, width));
}

#[test]
fn an_answer_never_names_pages_in_an_order_that_was_changed_since() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = with_three_pages(data.path());
    let paper = kiosk
        .app()
        .draft()
        .unwrap()
        .pages
        .values()
        .next()
        .unwrap()
        .clone();
    kiosk.act(Act::Continue);
    kiosk.act(Act::Back);
    let answered = |kiosk: &Kiosk| kiosk.app().draft().unwrap().answers.contains_key(&paper);
    assert!(answered(&kiosk));
    kiosk.act(Act::ViewPage(PageId(3)));
    kiosk.act(Act::MovePageUp(PageId(3)));
    assert!(!answered(&kiosk));
    kiosk.act(Act::Back);
    kiosk.act(Act::Continue);
    assert!(answered(&kiosk));
    assert_eq!(pages(&kiosk), [1, 3, 2]);
}

#[test]
fn a_receiver_that_takes_less_gets_smaller_pages_turned_ones_too() {
    let data = tempfile::tempdir().unwrap();
    let mut config = lobby::config();
    config.settings.capture.page_bytes = Some(100 * 1024);
    let mut kiosk = Kiosk::open(data.path(), config);
    kiosk.begin("birth");
    while !lobby::asks_for_a_paper(&kiosk, "birth") {
        kiosk.answer("birth");
    }
    let noise = image::RgbImage::from_fn(1600, 1200, |x, y| {
        let word = x
            .wrapping_mul(2_654_435_761)
            .wrapping_add(y)
            .wrapping_mul(y ^ 0x9e37_79b9);
        image::Rgb([(word >> 8) as u8, (word >> 16) as u8, (word >> 24) as u8])
    });
    let file = data.path().join("noise.png");
    noise.save(&file).unwrap();
    kiosk.lay_paper(&file);
    let kept = |kiosk: &Kiosk| kiosk.store().page(PageId(1)).unwrap();
    let first = kept(&kiosk);
    assert!(first.len() <= 100 * 1024, "{}", first.len());
    kiosk.act(Act::RotatePage(PageId(1)));
    let turned = kept(&kiosk);
    assert_ne!(turned, first);
    assert!(turned.len() <= 100 * 1024, "{}", turned.len());
}

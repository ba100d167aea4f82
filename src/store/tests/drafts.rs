//! The visit in progress.

use super::*;
use crate::filing::answer::{Answer, QuestionId, Value};
use crate::filing::draft::{Draft, Position};
use crate::filing::signature::{ByHand, PadStroke, Stroke};
use proptest::prelude::*;

#[test]
fn a_visit_resumes_with_the_same_letters() {
    let folder = folder();
    let events = [
        started(1),
        Event::Language("vi".into()),
        Event::Consented(after(1)),
        Event::Moved {
            to: Position::Question("requester_name".into()),
            mending: false,
        },
        typed("Nguyễn Th"),
        typed("Nguyễn Thị"),
    ];
    {
        let (store, opening) = open(folder.path());
        assert_eq!(opening.draft, None);
        events
            .iter()
            .cloned()
            .for_each(|event| store.journal(event));
        store.flush().unwrap();
    }
    let (_, opening) = open(folder.path());
    assert_eq!(opening.draft, Draft::replay(events));
    assert!(!opening.unclean_stop);
}

#[test]
fn a_resumed_visit_goes_on() {
    let folder = folder();
    visit(&open(folder.path()).0, 1);
    open(folder.path()).0.journal(typed("Hoa"));
    let (store, opening) = open(folder.path());
    assert_eq!(opening.draft.unwrap().typed, Some("Hoa".into()));
    assert_eq!(store.page(PageId(1)).unwrap(), b"picture");
}

#[test]
fn a_page_can_be_taken_again_and_thrown_away() {
    let folder = folder();
    let (store, _) = open(folder.path());
    visit(&store, 1);
    store.put_page(PageId(1), b"sharper".to_vec()).unwrap();
    assert_eq!(store.page(PageId(1)).unwrap(), b"sharper");
    store.remove_page(PageId(1)).unwrap();
    assert!(matches!(
        store.page(PageId(1)),
        Err(StoreError::NoSuchPage { page: PageId(1) })
    ));
}

#[test]
fn the_photograph_behind_a_page_survives_a_power_cut_and_goes_with_the_page() {
    let folder = folder();
    {
        let (store, _) = open(folder.path());
        visit(&store, 1);
        assert_eq!(store.photograph(PageId(1)).unwrap(), None);
        store.put_photograph(PageId(1), b"table".to_vec()).unwrap();
    }
    let (store, _) = open(folder.path());
    let kept = store.photograph(PageId(1)).unwrap();
    assert_eq!(kept.as_deref(), Some(&b"table"[..]));
    store.remove_page(PageId(1)).unwrap();
    assert_eq!(store.photograph(PageId(1)).unwrap(), None);
}

#[test]
fn an_erased_visit_does_not_come_back() {
    let folder = folder();
    let (store, _) = open(folder.path());
    visit(&store, 1);
    store.erase_draft().unwrap();
    assert!(matches!(store.page(PageId(1)), Err(StoreError::NoDraft)));
    // A keystroke that was still on its way.
    store.journal(typed("Hoa"));
    store.flush().unwrap();
    drop(store);
    assert_eq!(open(folder.path()).1.draft, None);
}

#[test]
fn a_new_visit_takes_the_place_of_the_old_one() {
    let folder = folder();
    let (store, _) = open(folder.path());
    visit(&store, 1);
    store.journal(started(2));
    store.flush().unwrap();
    assert!(store.page(PageId(1)).is_err());
    drop(store);
    let draft = open(folder.path()).1.draft.unwrap();
    assert_eq!(draft.id, Uuid::from_u128(2));
}

fn any_event() -> impl Strategy<Value = Event> {
    let question = || "[a-z_]{1,12}".prop_map(QuestionId::new);
    let position = prop_oneof![
        Just(Position::Prepare),
        Just(Position::Privacy),
        question().prop_map(Position::Question),
        Just(Position::Check),
        Just(Position::Sign),
        Just(Position::Confirm),
    ];
    let place = || (0u16..9_000, 0u16..6_000).prop_map(|(right, down)| [right, down]);
    let stroke = prop::collection::vec(place(), 1..9).prop_map(|points| PadStroke {
        pad: [9_000, 6_000],
        stroke: Stroke::thinned(&points).unwrap(),
    });
    prop_oneof![
        (1u128..4).prop_map(started),
        (position, any::<bool>()).prop_map(|(to, mending)| Event::Moved { to, mending }),
        "\\PC{0,40}".prop_map(|text: String| Event::Typed(text.as_str().into())),
        (0i64..9).prop_map(|minutes| Event::Consented(after(minutes))),
        (question(), "\\PC{0,40}").prop_map(|(question, text)| Event::Answered(
            question,
            Answer::by_resident(Value::Text(text))
        )),
        (question(), 0u32..9).prop_map(|(question, page)| Event::PageAdded(question, PageId(page))),
        (0u32..9).prop_map(|page| Event::PageRemoved(PageId(page))),
        Just(Event::Language("en".into())),
        stroke.prop_map(Event::Drawn),
        Just(Event::SignsByHand(ByHand::Fingerprint)),
        Just(Event::Unsigned),
    ]
}

/// What must be there after these events: the fold of the last visit begun.
fn expected(events: &[Event]) -> Option<Draft> {
    let id = |event: &Event| match event {
        Event::Started { draft, .. } => Some(*draft),
        _ => None,
    };
    let mut from = events.iter().position(|event| id(event).is_some())?;
    for (place, event) in events.iter().enumerate().skip(from) {
        if id(event).is_some_and(|id_now| Some(id_now) != id(&events[from])) {
            from = place;
        }
    }
    Draft::replay(events[from..].iter().cloned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_read_back_is_the_fold_of_what_was_journaled(
        events in prop::collection::vec(any_event(), 0..40),
        stop in 0usize..40,
    ) {
        let folder = folder();
        let (first, second) = events.split_at(stop.min(events.len()));
        for half in [first, second] {
            let (store, _) = open(folder.path());
            half.iter().cloned().for_each(|event| store.journal(event));
        }
        prop_assert_eq!(open(folder.path()).1.draft, expected(&events));
    }
}

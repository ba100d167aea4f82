//! Tells the keys of a scanner from those of a hand, by pace and shape.
//!
//! A scanner that types as a keyboard sends tens of keys one upon the other; no hand does. Every
//! key waits for a moment, too short to be noticed, until it is known which it was: so nothing
//! that a scanner sends types into a field or presses a button, whatever the code holds, and a
//! hand loses nothing. Time comes in as an argument.

use crate::kiosk::focus::Step;
use crate::kiosk::widget::keys::Stroke;
use std::time::Duration;

/// Keys are told so much later than they were sent.
const DELAY: Duration = Duration::from_millis(10);
/// After a scanner is known, its pauses may be so long: the machine was busy drawing.
const SCANNER_PAUSE: Duration = Duration::from_millis(250);
/// So many keys in one run are no hand's, however slow the scanner is set.
const LONG_RUN: usize = 24;
/// Most signs that are kept; a card has a fifth of that.
const MOST_SIGNS: usize = 2_000;

/// What a run of keys was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Keys of a hand, in their order.
    Keys(Vec<Stroke>),
    /// What a scanner typed, with line breaks for Enter.
    Scan(String),
}

/// The keys of the moment.
#[derive(Debug, Clone)]
pub struct Burst {
    /// The longest pause of the scanner between two keys.
    pause: Duration,
    held: Vec<Stroke>,
    count: usize,
    text: String,
    first: Duration,
    last: Duration,
}

impl Burst {
    /// Nothing yet, of a scanner with pauses of at most this length.
    pub fn of(pause: Duration) -> Self {
        Self {
            pause,
            held: Vec::new(),
            count: 0,
            text: String::new(),
            first: Duration::ZERO,
            last: Duration::ZERO,
        }
    }

    /// Takes a key; gives what came before it, where that was another run.
    pub fn take(&mut self, stroke: Stroke, at: Duration) -> Option<Heard> {
        let before = self.settle(at);
        if self.count == 0 {
            self.first = at;
        }
        self.last = at;
        self.count += 1;
        self.write(&stroke);
        if self.count <= LONG_RUN {
            self.held.push(stroke);
        }
        before
    }

    /// What the run was, once it is over.
    pub fn settle(&mut self, at: Duration) -> Option<Heard> {
        let over = self.due()? <= at;
        over.then(|| self.end())
    }

    /// When [`Self::settle`] has something to say, unless another key comes.
    pub fn due(&self) -> Option<Duration> {
        // Keys with a longer pause between them are not of one run.
        let pause = if self.is_fast() {
            SCANNER_PAUSE.max(self.pause * 2)
        } else {
            self.pause + DELAY
        };
        (self.count > 0).then(|| self.last + pause)
    }

    /// The keys so far were meant for a page that is gone. A scanner that is at work is still
    /// heard to its end.
    pub fn page_changed(&mut self) {
        if !self.is_fast() {
            *self = Self::of(self.pause);
        }
    }

    fn end(&mut self) -> Heard {
        let run = std::mem::replace(self, Self::of(self.pause));
        if run.is_scan() {
            Heard::Scan(run.text)
        } else {
            Heard::Keys(run.held)
        }
    }

    /// An input method between scanner and machine takes letters back to put others there.
    fn write(&mut self, stroke: &Stroke) {
        if self.text.len() >= MOST_SIGNS {
            return;
        }
        match stroke {
            Stroke::Text(text) => self.text.push_str(text),
            Stroke::Space => self.text.push(' '),
            Stroke::Enter => self.text.push('\n'),
            Stroke::Move(Step::Next) => self.text.push('\t'),
            Stroke::Backspace => drop(self.text.pop()),
            _ => {}
        }
    }

    /// The mean pause between the keys.
    fn pace(&self) -> Duration {
        let pauses = u32::try_from(self.count.saturating_sub(1)).unwrap_or(u32::MAX);
        self.last.saturating_sub(self.first) / pauses.max(1)
    }

    /// Whether no hand is so fast.
    fn is_fast(&self) -> bool {
        self.count > LONG_RUN || self.count >= 8 && self.pace() <= Duration::from_millis(45)
    }

    fn is_scan(&self) -> bool {
        let presses = self.held.iter().any(does_something);
        if self.is_fast() {
            // A machine that was busy hears a few keys of a hand at once; they are letters alone.
            let is_code = self.count > LONG_RUN || self.text.contains(['|', '<', '\n', '\t']);
            return presses || is_code;
        }
        // A code can be of a few keys that press buttons.
        let limit = match self.count {
            0 | 1 => return false,
            2 | 3 => Duration::from_millis(15),
            _ => Duration::from_millis(25),
        };
        presses && self.pace() <= limit
    }
}

/// Whether a key does more than to write or to move the focus.
fn does_something(stroke: &Stroke) -> bool {
    !matches!(stroke, Stroke::Text(_) | Stroke::Space | Stroke::Move(_))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use crate::config::settings::Scanner;
    use proptest::prelude::*;

    const CARD: &str = "001152000017|012000000|Nguyễn Thị Lúa|20031952|Nữ|Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội|15042021\n";

    fn usual() -> Burst {
        Burst::of(Scanner::USUAL_PAUSE)
    }

    const fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    fn strokes(text: &str) -> Vec<Stroke> {
        text.chars()
            .map(|sign| match sign {
                '\n' => Stroke::Enter,
                '\t' => Stroke::Move(Step::Next),
                ' ' => Stroke::Space,
                '\u{8}' => Stroke::Backspace,
                '\u{1b}' => Stroke::Back,
                sign => Stroke::Text(sign.to_string()),
            })
            .collect()
    }

    /// Plays keys with these pauses before each, and silence after them.
    fn play(keys: Vec<Stroke>, pause: impl FnMut(usize) -> Duration) -> Vec<Heard> {
        play_on(usual(), keys, pause)
    }

    fn play_on(
        mut burst: Burst,
        keys: Vec<Stroke>,
        mut pause: impl FnMut(usize) -> Duration,
    ) -> Vec<Heard> {
        let (mut heard, mut now) = (Vec::new(), ms(10_000));
        for (place, key) in keys.into_iter().enumerate() {
            now += pause(place);
            heard.extend(burst.take(key, now));
        }
        heard.extend(burst.settle(now + ms(1_000)));
        assert_eq!(burst.due(), None);
        heard
    }

    fn scan(text: &str) -> Vec<Heard> {
        vec![Heard::Scan(text.to_owned())]
    }

    fn keys(heard: Vec<Heard>) -> Vec<Stroke> {
        let each = heard.into_iter().flat_map(|heard| match heard {
            Heard::Keys(keys) => keys,
            Heard::Scan(text) => panic!("taken for a scan: {text}"),
        });
        each.collect()
    }

    #[test]
    fn a_scanner_of_any_usual_speed_is_one_scan() {
        for pause in [0, 2, 8, 20, 40, 60] {
            assert_eq!(play(strokes(CARD), |_| ms(pause)), scan(CARD), "{pause} ms");
        }
    }

    #[test]
    fn a_slow_scanner_is_one_scan_where_the_ward_says_how_slow_it_is() {
        for pause in [90, 120] {
            let slow = |_| ms(pause);
            let heard = play_on(Burst::of(ms(pause)), strokes(CARD), slow);
            assert_eq!(heard, scan(CARD), "{pause} ms");
            assert_ne!(play(strokes(CARD), slow), scan(CARD), "{pause} ms");
            // A hand that takes its time is still a hand.
            let hand = play_on(Burst::of(ms(pause)), strokes("001152000017\n"), |_| ms(160));
            assert_eq!(keys(hand), strokes("001152000017\n"));
        }
    }

    #[test]
    fn a_machine_that_draws_in_between_still_hears_one_scan() {
        let busy = |place: usize| match place {
            3 => ms(60),
            40 | 70 => ms(200),
            _ => ms(2),
        };
        assert_eq!(play(strokes(CARD), busy), scan(CARD));
    }

    #[test]
    fn a_person_who_types_quickly_is_not_a_scan() {
        // 110 words a minute, with rolls of two and three keys almost at once.
        for text in [
            "001152000017\n",
            "Nguyeenx Thij Luas\n",
            "Số 5 ngõ 10, phố Ví Dụ\n",
        ] {
            let rolls = |place: usize| [ms(160), ms(35), ms(50), ms(150), ms(20)][place % 5];
            assert_eq!(keys(play(strokes(text), rolls)), strokes(text));
        }
    }

    #[test]
    fn what_a_hand_typed_while_the_machine_was_busy_is_kept() {
        for text in ["0011", "Nguyen Thi", "12"] {
            assert_eq!(keys(play(strokes(text), |_| ms(0))), strokes(text));
        }
        let moves = vec![Stroke::Move(Step::Down); 6];
        assert_eq!(keys(play(moves.clone(), |_| ms(0))), moves);
    }

    #[test]
    fn a_code_that_presses_keys_presses_nothing() {
        for text in [
            "\n\n",
            "\n\n\n\n",
            "\u{1b}\n",
            "7\t\n",
            "3\n\n",
            "\u{1b}\u{1b}\u{1b}001152000017\n",
        ] {
            let heard = play(strokes(text), |_| ms(3));
            assert!(
                matches!(heard.as_slice(), [Heard::Scan(_)]),
                "{text:?} became {heard:?}"
            );
        }
    }

    #[test]
    fn letters_that_an_input_method_takes_back_are_taken_back() {
        let typed = "001152000017||Nguyen\u{8}\u{8}\u{8}\u{8}uyễn|x|x|x|x\n";
        let meant = "001152000017||Nguyễn|x|x|x|x\n";
        assert_eq!(play(strokes(typed), |_| ms(4)), scan(meant));
    }

    #[test]
    fn a_single_key_comes_through_soon_and_by_itself() {
        let mut burst = usual();
        assert_eq!(burst.take(Stroke::Enter, ms(0)), None);
        let due = burst.due().unwrap();
        assert!(due <= ms(100), "it would be noticed");
        assert_eq!(burst.settle(due), Some(Heard::Keys(vec![Stroke::Enter])));
    }

    #[test]
    fn keys_of_a_page_that_is_gone_are_forgotten() {
        let mut burst = usual();
        let _ = burst.take(Stroke::Enter, ms(0));
        burst.page_changed();
        assert_eq!(burst.settle(ms(500)), None);
        for (place, key) in strokes(CARD).into_iter().enumerate() {
            if place == 20 {
                burst.page_changed();
            }
            assert_eq!(burst.take(key, ms(600)), None);
        }
        assert_eq!(burst.settle(ms(900)), Some(Heard::Scan(CARD.to_owned())));
    }

    proptest! {
        #[test]
        fn no_scan_presses_a_button_or_is_kept_without_bound(
            text in "(?s)[\n\t\u{8}\u{1b}a-z0-9|ễ]{2,2500}",
            pause in 0_u64..15,
        ) {
            let mut pressed = 0;
            for heard in play(strokes(&text), |_| ms(pause)) {
                match heard {
                    Heard::Keys(keys) => {
                        pressed += keys.iter().filter(|key| does_something(key)).count();
                    }
                    Heard::Scan(text) => prop_assert!(text.len() <= MOST_SIGNS + 8),
                }
            }
            prop_assert_eq!(pressed, 0);
        }

        #[test]
        fn a_hand_loses_no_key(
            text in "[a-z0-9 \n\u{8}]{1,60}",
            pauses in prop::collection::vec(75_u64..400, 60),
        ) {
            let heard = play(strokes(&text), |place| ms(pauses[place]));
            prop_assert_eq!(keys(heard), strokes(&text));
        }
    }
}

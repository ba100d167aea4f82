//! All rules of the contract, and what proves each of them.

/// Whether a build may fall short of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It may not: the tests fail.
    Must,
    /// It is told with its figure.
    Reported,
}

/// What proves a rule besides what is measured on the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A test of this room with this name.
    Test(&'static str),
}

/// A rule of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// `C01` to `C52`.
    pub id: &'static str,
    /// Whether a build may fall short of it.
    pub force: Force,
    /// The rule in a few words.
    pub says: &'static str,
    /// What proves it besides what is measured.
    pub proofs: &'static [Proof],
}

const fn must(id: &'static str, says: &'static str, proofs: &'static [Proof]) -> Rule {
    Rule {
        id,
        force: Force::Must,
        says,
        proofs,
    }
}

const fn told(id: &'static str, says: &'static str, proofs: &'static [Proof]) -> Rule {
    Rule {
        id,
        force: Force::Reported,
        says,
        proofs,
    }
}

use Proof::Test;

/// All rules, in order.
pub const RULES: [Rule; 52] = [
    must(
        "C01",
        "Targets of 20 mm, cards of 24 × 50 mm, keys of 16 mm",
        &[],
    ),
    must(
        "C02",
        "5 mm between targets, 2.6 mm between keys, no overlap",
        &[],
    ),
    must(
        "C03",
        "What erases or submits stands 15 mm from all else, and its second tap elsewhere",
        &[],
    ),
    must("C04", "No capitals below 4.8 mm", &[]),
    must("C05", "Three text sizes that scale everything", &[]),
    told("C06", "Body text no larger than 10.4 mm", &[]),
    must(
        "C07",
        "Airy lines of at most 60 letters, no shouting",
        &[Test(
            "contract::nothing_is_slanted_or_set_apart_by_more_than_weight",
        )],
    ),
    must(
        "C08",
        "Every Vietnamese letter is drawn whole",
        &[Test(
            "paper::font::every_face_draws_every_vietnamese_letter_and_sign",
        )],
    ),
    must(
        "C09",
        "Contrast of 7:1, in the strong themes 15:1",
        &[Test(
            "look::palette::every_pair_that_carries_text_is_readable_for_old_eyes",
        )],
    ),
    must(
        "C10",
        "Edges, icons and marks of 4.5:1",
        &[
            Test("look::palette::every_pair_that_carries_text_is_readable_for_old_eyes"),
            Test("keys_only::a_filing_is_made_on_a_pad_of_nine_keys"),
        ],
    ),
    must("C11", "No state is told by colour alone", &[]),
    must(
        "C12",
        "Nothing is cut, shortened, overlapping or off the panel",
        &[],
    ),
    must(
        "C13",
        "Nothing scrolls, slides or waits for a long press",
        &[
            Test("contract::nothing_scrolls_slides_or_waits_for_a_long_press"),
            Test("signing::whoever_does_not_draw_signs_at_the_counter_with_a_pen_or_a_fingerprint"),
        ],
    ),
    must(
        "C14",
        "Every target within 380–1200 mm above the floor",
        &[Test("config::a_screen_out_of_reach_is_refused")],
    ),
    must("C15", "One question and one heading on a screen", &[]),
    must(
        "C16",
        "At most six choices on a page, four on a low panel",
        &[Test("config::long_lists_have_a_short_first_page")],
    ),
    must("C17", "The fixed targets never move", &[]),
    must(
        "C18",
        "Few words",
        &[
            Test("config::questions_and_sentences_are_short"),
            Test("config::buttons_options_and_names_are_short"),
        ],
    ),
    must(
        "C19",
        "A straight way there and back, no dead end",
        &[
            Test(
                "interview_walks::every_walk_asks_each_question_once_and_ends_in_an_exit_or_a_filing",
            ),
            Test("interview_walks::every_exit_of_the_shipped_procedures_can_be_reached"),
        ],
    ),
    must(
        "C20",
        "Progress that never runs away",
        &[Test(
            "interview_walks::every_walk_asks_each_question_once_and_ends_in_an_exit_or_a_filing",
        )],
    ),
    told(
        "C21",
        "Golden filings: 16 screens, 30 taps, 60 keystrokes with a scan",
        &[
            Test("keys_only::a_filing_is_made_with_tab_and_enter_and_a_real_keyboard"),
            Test("keys_only::a_filing_is_made_on_a_pad_of_nine_keys"),
            Test("keys_only::after_a_refused_answer_the_focus_is_at_the_keys_that_mend_it"),
        ],
    ),
    must(
        "C22",
        "A fact is asked once",
        &[
            Test(
                "interview_walks::every_walk_asks_each_question_once_and_ends_in_an_exit_or_a_filing",
            ),
            Test("config::a_copy_is_of_the_same_kind_and_looks_back"),
        ],
    ),
    must(
        "C23",
        "A date as well as it is known, as the paper shows it",
        &[
            Test(
                "filing::entry::an_impossible_day_is_refused_until_the_resident_says_the_paper_shows_it",
            ),
            Test("filing::entry::the_year_alone_is_enough_where_the_question_says_so"),
            Test("filing::entry::a_box_takes_no_more_digits_than_it_has_places_and_never_jumps"),
            Test("filing::date::a_day_that_no_calendar_has_is_kept_as_the_paper_shows_it"),
        ],
    ),
    must(
        "C24",
        "A check page before any submission, every line mendable",
        &[Test(
            "interview_walks::a_mended_answer_leaves_nothing_of_the_old_way_in_the_filing",
        )],
    ),
    must("C25", "Nothing is marked beforehand", &[]),
    must(
        "C26",
        "The last page says what next, when, where and whom to ask",
        &[
            Test("contract::the_last_page_says_what_next_when_where_and_whom_to_ask"),
            Test("paper::slip::a_common_slip_is_one_sheet_or_one_stretch_in_reading_order"),
        ],
    ),
    must(
        "C27",
        "A touch is forgiven 5 mm and never hurried",
        &[
            Test("touch::a_finger_that_slips_five_millimetres_still_counts"),
            Test("touch::a_finger_that_has_slid_away_and_back_taps_nothing"),
            Test("touch::what_is_tapped_was_hit_or_is_the_nearest_and_harmless"),
            Test("touch::what_erases_must_be_hit_itself"),
        ],
    ),
    must(
        "C28",
        "A trembling finger counts once",
        &[
            Test("kiosk::app::a_double_tap_of_a_trembling_finger_counts_once"),
            Test("kiosk::app::the_second_tap_of_a_pair_never_reaches_the_next_screen"),
            Test("kiosk::app::different_keys_may_follow_quickly_and_the_same_key_slowly"),
        ],
    ),
    must(
        "C29",
        "The shaky-finger robot finishes its filings",
        &[Test(
            "shaky_finger::shaky_fingers_finish_their_filings_and_submit_and_erase_nothing_unmeant",
        )],
    ),
    told(
        "C30",
        "Feedback within 100 ms, a new screen within 300 ms",
        &[],
    ),
    must(
        "C31",
        "Every flow without a pointer",
        &[
            Test("keys_only::a_filing_is_made_with_tab_and_enter_and_a_real_keyboard"),
            Test("keys_only::a_filing_is_made_on_a_pad_of_nine_keys"),
            Test("keys_only::after_a_refused_answer_the_focus_is_at_the_keys_that_mend_it"),
        ],
    ),
    must(
        "C32",
        "A Vietnamese keyboard without modes",
        &[
            Test(
                "vietnamese::composition::every_name_of_a_large_corpus_can_be_typed_with_the_tone_at_any_moment",
            ),
            Test("vietnamese::composition::any_key_on_any_text_gives_nfc"),
            Test(
                "vietnamese_keyboard::every_key_is_large_apart_and_readable_on_every_panel_at_every_text_size",
            ),
        ],
    ),
    must(
        "C33",
        "Digits as on a telephone, kept as typed",
        &[
            Test("filing::entry::a_number_field_takes_digits_and_nothing_else"),
            Test("filing::phone::a_number_is_read_however_it_is_written"),
        ],
    ),
    must(
        "C34",
        "Every refusal says what and what to do",
        &[
            Test("config::a_reminder_says_what_and_what_to_do_in_thirty_syllables"),
            Test("config::no_text_has_a_banned_word"),
        ],
    ),
    must(
        "C35",
        "Checked only on Continue; help after two refusals",
        &[Test(
            "passers_by::a_field_that_was_refused_twice_offers_a_way_past_it",
        )],
    ),
    must(
        "C36",
        "All gaps at once, each with the way to mend it",
        &[Test(
            "interview_walks::every_planted_fault_is_found_and_nothing_else_in_one_pass",
        )],
    ),
    must(
        "C37",
        "Two deliberate taps to submit or to erase",
        &[
            Test("shaky_finger::ending_takes_two_taps_in_two_places"),
            Test("session_end::nothing_stays_after_end_and_erase"),
            Test("session_end::nothing_stays_after_a_filing_but_the_sealed_filing"),
        ],
    ),
    must(
        "C38",
        "Everything can be heard",
        &[Test(
            "reading_aloud::every_sentence_and_option_of_every_page_can_be_heard",
        )],
    ),
    must(
        "C39",
        "Personal values never reach the loudspeaker",
        &[Test(
            "reading_aloud::nothing_that_a_resident_enters_is_ever_given_to_the_synthesizer",
        )],
    ),
    must(
        "C40",
        "Seven steps of volume and speed, reset for each person",
        &[
            Test("voice::manner::the_pace_goes_from_half_to_double_in_seven_steps"),
            Test(
                "voice::manner::the_loudest_is_ten_decibels_above_the_default_in_steps_that_do_not_frighten",
            ),
        ],
    ),
    must("C41", "What is heard is also seen", &[]),
    must(
        "C42",
        "Time enough, and a kind warning",
        &[
            Test("filing::session::limits_outside_the_contract_are_refused"),
            Test("filing::session::a_long_text_may_be_read_three_times_at_a_slow_pace"),
            Test("filing::session::a_touch_during_the_warning_continues_as_often_as_needed"),
            Test("filing::session::the_clock_stands_while_the_machine_speaks_prints_or_calls"),
            Test("session_end::the_warning_never_comes_before_the_configured_limit"),
            Test("session_end::any_key_or_tap_goes_on_at_the_same_field_and_is_not_typed"),
        ],
    ),
    must(
        "C43",
        "Nothing of a resident stays",
        &[
            Test("session_end::nothing_stays_after_end_and_erase"),
            Test("session_end::nothing_stays_after_a_filing_but_the_sealed_filing"),
            Test("session_end::nothing_stays_after_a_resident_who_walked_away"),
            Test("session_end::nothing_stays_after_declining_the_notice_or_going_back_to_the_menu"),
            Test("store::an_erased_visit_leaves_not_even_its_seals"),
        ],
    ),
    must(
        "C44",
        "Numbers are covered in a public room",
        &[
            Test("filing::person_number::a_number_is_shown_in_groups_or_covered"),
            Test("passers_by::one_tap_shows_it_and_after_fifteen_seconds_it_is_masked_again"),
            Test("passers_by::every_private_page_can_be_covered_at_once_and_comes_back_as_it_was"),
            Test(
                "passers_by::the_check_page_covers_itself_after_forty_five_seconds_without_a_touch",
            ),
        ],
    ),
    must(
        "C45",
        "Staff can be called from everywhere",
        &[
            Test("session_end::a_call_for_staff_hides_the_page_and_stops_the_clock"),
            Test("session_end::without_a_desk_the_counter_is_named_at_once"),
            Test("machine_faults::what_is_typed_behind_a_call_for_staff_or_an_exit_is_not_entered"),
        ],
    ),
    must(
        "C46",
        "Help needs consent and leaves a trace",
        &[
            Test("filing::help::help_goes_from_consent_to_helping_to_its_end_and_no_other_way"),
            Test(
                "staff_help::help_is_offered_only_once_the_notice_is_agreed_to_and_only_by_consent",
            ),
            Test("staff_help::the_banner_stands_on_every_page_while_somebody_helps"),
            Test("staff_help::every_value_is_sealed_with_who_entered_it_and_the_consent_beside_it"),
            Test("staff_help::nothing_is_handed_over_before_the_resident_has_taken_over"),
            Test("staff_help::the_seal_itself_refuses_a_draft_that_somebody_still_helps_with"),
            Test("staff_help::no_way_through_a_visit_hands_over_what_a_helper_entered_unseen"),
        ],
    ),
    must("C47", "A privacy notice that can be declined", &[]),
    must(
        "C48",
        "Both languages, complete",
        &[
            Test("config::the_shipped_folder_has_no_mistake"),
            Test("config::a_text_that_one_language_lacks_is_reported_where_the_other_has_it"),
            Test("config::placeholders_agree_except_for_the_forms_of_address"),
            Test("architecture::every_sentence_for_residents_stands_in_the_texts"),
        ],
    ),
    must(
        "C49",
        "Respectful plain words",
        &[
            Test("config::no_text_has_a_banned_word"),
            Test("config::the_address_is_never_written_out"),
        ],
    ),
    must(
        "C50",
        "Every failure has its screen",
        &[
            Test("machine_faults::a_fault_of_the_disk_is_told_on_every_page_and_costs_no_letter"),
            Test(
                "machine_faults::a_filing_that_cannot_be_kept_says_so_and_the_visit_is_still_there",
            ),
            Test(
                "power_cut_at_the_kiosk::a_power_cut_after_any_step_brings_back_the_same_field_with_the_same_letters",
            ),
            Test(
                "machine_faults::the_status_corner_never_claims_that_something_was_sent_or_received",
            ),
        ],
    ),
    told(
        "C51",
        "Nine words of ten are common ones",
        &[Test(
            "words::nine_words_of_ten_are_among_the_three_thousand_most_common",
        )],
    ),
    told(
        "C52",
        "Dialects of the voice",
        &[Test(
            "voice::the_accent_of_the_ward_goes_before_the_common_recording",
        )],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_numbered_without_a_gap() {
        for (place, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.id, format!("C{:02}", place + 1));
        }
    }
}

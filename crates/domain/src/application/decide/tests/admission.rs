//! The formal check and the mending (H1, H2).

use super::*;
use crate::application::refusal::CaseRefusal;
use crate::application::sample::{Told, clock, coordinator, machine, methodist, submit, verdict};

/// Told on Monday, day 13, to mend the signature by Wednesday, five in the afternoon.
fn to_mend() -> Told {
    let mut told = Told::filed();
    told.given(&methodist(day(13)), verdict("cure", &["signed"], Some(clock(15, 17, 0))));
    told
}

#[test]
fn h1_mended_at_16_59_it_goes_back_to_the_check() {
    let mut told = to_mend();
    assert_eq!(told.place(), "cure");
    told.given(&coordinator(clock(15, 16, 59)), submit());
    assert_eq!(told.place(), "check");
    assert_eq!((told.case().check, told.case().submissions), (None, 2), "the former verdict is gone");
    told.given(&methodist(day(16)), verdict("admitted", &[], None));
    assert_eq!(told.place(), "review");
}

#[test]
fn h1_at_17_01_it_is_too_late_and_a_later_lapse_moves_it_out_since_17_00() {
    let mut told = to_mend();
    let closed = clock(15, 17, 0);
    told.refused(&coordinator(closed), submit(), Refusal::TooLate { closed });
    told.refused(&coordinator(clock(15, 17, 1)), submit(), Refusal::TooLate { closed });
    let early = clock(15, 16, 59);
    told.refused(&machine(early), ApplicationCommand::Lapse, CaseRefusal::NotYet { until: closed });
    told.given(&machine(day(20)), ApplicationCommand::Lapse);
    assert_eq!((told.place().as_str(), told.case().since()), ("end:refused", closed));
    assert_eq!(told.no(&coordinator(clock(15, 16, 59)), submit()), "too-late", "an end takes no mending");
}

#[test]
fn h2_a_typo_neither_refuses_nor_has_it_mended() {
    let told = Told::filed();
    for outcome in ["refused", "cure"] {
        let given = verdict(outcome, &["neat"], Some(clock(15, 17, 0)));
        let outcome = outcome.to_owned();
        told.refused(&methodist(day(13)), given, CaseRefusal::TooGrave { outcome });
    }
    // What is to be mended does not refuse either; what refuses may be mended, if the officer thinks so.
    let outcome = "refused".to_owned();
    told.refused(
        &methodist(day(13)),
        verdict("refused", &["signed"], None),
        CaseRefusal::TooGrave { outcome },
    );
    assert!(told.when(&methodist(day(13)), verdict("refused", &["ours", "neat"], None)).is_ok());
    assert!(told.when(&methodist(day(13)), verdict("cure", &["ours"], Some(clock(15, 17, 0)))).is_ok());
}

#[test]
fn h2_a_remark_is_recorded_and_the_application_still_reaches_reviewers() {
    let mut told = Told::filed();
    told.given(&methodist(day(13)), verdict("remarks", &["neat"], None));
    assert_eq!(told.place(), "review");
    let check = told.case().check.unwrap();
    assert!(check.remarks.is_some() && check.failed.len() == 1);
}

#[test]
fn what_failed_is_not_passed_over_in_silence() {
    let told = Told::filed();
    let (line, outcome) = ("neat".to_owned(), "admitted".to_owned());
    let admitted = verdict("admitted", &["neat"], None);
    told.refused(&methodist(day(13)), admitted, CaseRefusal::TooLight { line, outcome });
    for (outcome, failed) in [("remarks", "neat"), ("cure", "signed"), ("refused", "ours")] {
        let ApplicationCommand::Check { outcome, failed, .. } = verdict(outcome, &[failed], None) else {
            panic!()
        };
        let until = (outcome.as_str() == "cure").then_some(clock(15, 17, 0));
        let silent = ApplicationCommand::Check { outcome, failed, remarks: None, until };
        told.refused(&methodist(day(13)), silent, CaseRefusal::NoRemarks);
    }
}

#[test]
fn a_term_to_mend_lies_between_the_ends_of_the_first_and_the_fifth_working_day() {
    let told = Told::filed();
    // Friday, day 10: the first working day is Monday, day 13, the fifth is Friday, day 17.
    let (least, most) = (clock(13, 23, 59), clock(17, 23, 59));
    let cure = |until| verdict("cure", &["signed"], until);
    for good in [least, clock(15, 17, 0), most] {
        assert!(told.when(&methodist(day(10)), cure(Some(good))).is_ok(), "{good}");
    }
    for bad in [None, Some(least.plus_seconds(-1)), Some(most.plus_seconds(1)), Some(day(9))] {
        told.refused(&methodist(day(10)), cure(bad), CaseRefusal::TermOutOfBounds { least, most });
    }
}

#[test]
fn the_second_mending_is_one_too_many() {
    let mut told = to_mend();
    told.given(&coordinator(day(14)), submit());
    let facts = told.given(&methodist(day(16)), verdict("cure", &["opens"], Some(clock(20, 17, 0))));
    assert_eq!(told.place(), "end:refused");
    let exhausted = facts.iter().any(
        |fact| matches!(fact, ApplicationFact::Moved { outcome, .. } if outcome.as_str() == "exhausted"),
    );
    assert!(exhausted, "{facts:?}");
}

#[test]
fn a_filing_replaced_while_intake_is_open_returns_to_the_check_and_clears_its_verdict() {
    for (outcome, failed) in [("admitted", ""), ("remarks", "neat"), ("refused", "ours")] {
        let mut told = Told::filed();
        let failed: Vec<&str> = [failed].into_iter().filter(|line| !line.is_empty()).collect();
        told.given(&methodist(day(4)), verdict(outcome, &failed, None));
        assert_ne!(told.place(), "check");
        told.given(&coordinator(day(5)), submit());
        assert_eq!((told.place().as_str(), told.case().check), ("check", None), "{outcome}");
    }
}

#[test]
fn whoever_was_taken_off_the_contest_does_not_come_back_by_filing_anew() {
    let mut told = Told::filed();
    let ground = Some(Digest::ZERO);
    told.given(&methodist(day(4)), ApplicationCommand::Disqualify { ground });
    assert_eq!(told.no(&coordinator(day(5)), submit()), "elsewhere");
    assert_eq!(told.no(&coordinator(day(5)), ApplicationCommand::Withdraw { ground }), "elsewhere");
}

#[test]
fn a_paper_stamped_before_the_applicant_was_told_mends_nothing() {
    let told = to_mend();
    let stamp = Some(Digest::ZERO);
    let paper = |received_at| ApplicationCommand::EnterPaper { filing: filing(whole()), received_at, stamp };
    let opens = day(13);
    told.refused(&methodist(day(14)), paper(day(12)), Refusal::TooEarly { opens });
    assert!(told.when(&methodist(day(14)), paper(clock(14, 10, 0))).is_ok());
    // Stamped in time and entered later, as long as nobody has moved it on.
    assert!(told.when(&methodist(day(16)), paper(clock(15, 16, 59))).is_ok());
}

#[test]
fn a_check_is_made_where_the_case_is_and_by_an_outcome_that_it_has() {
    let told = Told::admitted();
    assert_eq!(told.no(&methodist(day(14)), verdict("admitted", &[], None)), "elsewhere");
    let told = Told::filed();
    let unknown = ApplicationCommand::Check {
        outcome: crate::application::sample::outcome("praised"),
        failed: BTreeSet::new(),
        remarks: None,
        until: None,
    };
    assert_eq!(told.no(&methodist(day(13)), unknown), "no-such-outcome");
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Methodist) {
        assert_eq!(told.no(&by(role, day(13)), verdict("admitted", &[], None)), "not-yours", "{role:?}");
    }
}

//! Counting, told as sentences, and its laws over all small votes.

use uuid::Uuid;

use super::*;
use crate::body::rules::Compare;
use crate::meeting::item::Choice::{Abstained, Against, For};

fn body() -> BodyRules {
    let text = include_str!("../../../../../procedures/bodies/district-council.toml");
    BodyRules::from_toml(text).unwrap()
}

fn with_base(base: MajorityBase) -> BodyRules {
    let mut rules = body();
    rules.majority.base = base;
    rules
}

fn member(n: usize) -> PersonId {
    PersonId(Uuid::from_u128(n as u128))
}

fn work(n: u128) -> ApplicationId {
    ApplicationId(Uuid::from_u128(n))
}

fn members(range: std::ops::Range<usize>) -> BTreeSet<PersonId> {
    range.map(member).collect()
}

/// So many members, the first of them present; the first of all presides.
fn roll(composition: usize, present: usize) -> Roll {
    Roll {
        composition: members(0..composition),
        present: members(0..present),
        presiding: Some(member(0)),
        ..Roll::default()
    }
}

/// Ballots of members from the first on.
fn ballots(choices: &[Choice]) -> BTreeMap<PersonId, Choice> {
    choices.iter().enumerate().map(|(n, choice)| (member(n), *choice)).collect()
}

fn adopted(rules: &BodyRules, roll: &Roll, choices: &[Choice]) -> bool {
    count(rules, roll, &ballots(choices), Question::Adopt).outcome == Outcome::Adopted
}

#[test]
fn h28_the_same_ballots_mean_different_things_under_different_bases() {
    let roll = roll(9, 6);
    let [present, participating, composition] =
        [MajorityBase::Present, MajorityBase::Participating, MajorityBase::Composition].map(with_base);
    // Three of four who voted, three of six who are here, three of nine who belong.
    let few = [For, For, For, Against];
    assert!(adopted(&participating, &roll, &few));
    assert!(!adopted(&present, &roll, &few));
    assert!(!adopted(&composition, &roll, &few));
    // Four of six who are here are not five of nine.
    let more = [For, For, For, For, Against];
    assert!(adopted(&present, &roll, &more));
    assert!(!adopted(&composition, &roll, &more));
    let counted = count(&composition, &roll, &ballots(&more), Question::Adopt);
    assert_eq!(counted.base, VoteBase { kind: MajorityBase::Composition, size: 9 });
    assert_eq!([counted.for_, counted.against, counted.needed], [4, 1, 5]);
}

#[test]
fn h28_an_abstention_takes_part_and_silence_does_not() {
    let rules = with_base(MajorityBase::Participating);
    assert!(adopted(&rules, &roll(9, 6), &[For, For, Against]));
    assert!(!adopted(&rules, &roll(9, 6), &[For, For, Against, Abstained]));
}

#[test]
fn h31_a_recused_member_is_in_no_base_and_has_no_ballot() {
    let rules = with_base(MajorityBase::Composition);
    let whole = roll(5, 5);
    let without = Roll { recused: members(4..5), ..whole.clone() };
    let choices = [For, For, Against, Abstained, For];
    let counted = count(&rules, &whole, &ballots(&choices), Question::Adopt);
    assert_eq!((counted.for_, counted.base.size, counted.quorum.base), (3, 5, 5));
    assert_eq!(counted.outcome, Outcome::Adopted);
    let counted = count(&rules, &without, &ballots(&choices), Question::Adopt);
    assert_eq!((counted.for_, counted.base.size, counted.quorum.base), (2, 4, 4));
    assert_eq!(counted.outcome, Outcome::NotAdopted);
}

#[test]
fn h31_a_recusal_can_take_the_quorum_away_or_bring_it() {
    let rules = body();
    let away = Roll { recused: members(0..1), ..roll(5, 3) };
    assert_eq!(quorum(&rules, &roll(5, 3)), Quorum { present: 3, base: 5, needed: 3, met: true });
    assert_eq!(quorum(&rules, &away), Quorum { present: 2, base: 4, needed: 3, met: false });
    // One who is not here and recused leaves the base smaller.
    let brings = Roll { recused: members(4..5), ..roll(4, 2) };
    assert_eq!(quorum(&rules, &brings), Quorum { present: 2, base: 4, needed: 3, met: false });
    let brings = Roll { recused: members(3..4), ..roll(4, 2) };
    assert_eq!(quorum(&rules, &brings), Quorum { present: 2, base: 3, needed: 2, met: true });
    let all = Roll { recused: members(0..4), ..roll(4, 4) };
    assert!(!quorum(&rules, &all).met);
}

#[test]
fn members_with_leave_stay_in_the_quorums_base_or_not_by_the_rules() {
    let away = Roll { excused: members(3..5), ..roll(5, 2) };
    let mut rules = body();
    assert_eq!(quorum(&rules, &away), Quorum { present: 2, base: 5, needed: 3, met: false });
    rules.quorum.excused = Excused::LeftOut;
    assert_eq!(quorum(&rules, &away), Quorum { present: 2, base: 3, needed: 2, met: true });
    // One who came after all counts again.
    let came = Roll { present: members(0..2).union(&members(3..4)).copied().collect(), ..away };
    assert_eq!(quorum(&rules, &came), Quorum { present: 3, base: 4, needed: 3, met: true });
}

#[test]
fn a_quorum_of_two_thirds_at_least_is_reckoned_exactly() {
    let mut rules = body();
    rules.quorum.share = "2/3".parse().unwrap();
    rules.quorum.compare = Compare::AtLeast;
    assert!(quorum(&rules, &roll(9, 6)).met);
    assert!(!quorum(&rules, &roll(10, 6)).met);
}

#[test]
fn the_casting_vote_ends_an_equality_where_the_body_has_it() {
    let equal = [For, For, Against, Against];
    let counted = count(&body(), &roll(4, 4), &ballots(&equal), Question::Adopt);
    assert_eq!((counted.tie, counted.casting), (true, Some(member(0))));
    assert_eq!(counted.outcome, Outcome::Adopted);
    let other_way = [Against, For, For, Against];
    assert!(!adopted(&body(), &roll(4, 4), &other_way));
    let nobody = BodyRules { casting_vote: CastingVote::Nobody, ..body() };
    assert!(!adopted(&nobody, &roll(4, 4), &equal));
    // Who abstains does not decide, and who is recused does not either.
    let abstains = count(&body(), &roll(5, 5), &ballots(&[Abstained, For, Against]), Question::Adopt);
    assert_eq!((abstains.tie, abstains.casting, abstains.outcome), (true, None, Outcome::NotAdopted));
    let recused = Roll { recused: members(0..1), presiding: None, ..roll(5, 5) };
    let counted = count(&body(), &recused, &ballots(&[For, For, Against]), Question::Adopt);
    assert_eq!((counted.tie, counted.casting), (true, None));
}

#[test]
fn the_casting_vote_is_one_vote_more_and_no_majority_of_few() {
    let present = body();
    assert!(!adopted(&present, &roll(6, 6), &[For, Against, Abstained, Abstained]));
    assert!(adopted(&present, &roll(5, 5), &[For, For, Against, Against, Abstained]));
    assert!(!adopted(&present, &roll(6, 6), &[For, For, For, Against, Against, Abstained]));
    let composition = with_base(MajorityBase::Composition);
    assert!(!adopted(&composition, &roll(6, 4), &[For, Against]));
    assert!(adopted(&composition, &roll(4, 4), &[For, For, Against, Against]));
}

#[test]
fn h24_equals_come_into_the_order_of_their_ballots_and_the_rest_share_a_place() {
    let options = [work(1), work(2), work(3), work(4)];
    let choose = |choices: &[Choice], presiding: Option<PersonId>| {
        let roll = Roll { presiding, ..roll(6, 6) };
        count(&body(), &roll, &ballots(choices), Question::Among(&options))
    };
    let to = |n: u128| Choice::Option(work(n));
    let counted = choose(&[to(2), to(2), to(2), to(1), to(1), Abstained], Some(member(0)));
    let order = vec![vec![work(2)], vec![work(1)], vec![work(3), work(4)]];
    assert_eq!((counted.outcome, counted.tie, counted.casting), (Outcome::Chosen { order }, true, None));
    // Two each: the one whom the presiding member chose is first, where there is a casting vote.
    let equal = [to(2), to(2), to(1), to(1), Abstained, Abstained];
    let counted = choose(&equal, Some(member(0)));
    let order = vec![vec![work(2)], vec![work(1)], vec![work(3), work(4)]];
    assert_eq!((counted.outcome, counted.casting), (Outcome::Chosen { order }, Some(member(0))));
    let counted = choose(&equal, None);
    let order = vec![vec![work(1), work(2)], vec![work(3), work(4)]];
    assert_eq!((counted.outcome, counted.casting), (Outcome::Chosen { order }, None));
}

/// All ballots of four members over all recusals and bases: what a vote may never do.
#[test]
fn in_every_small_vote_recused_ballots_change_nothing_and_more_support_never_hurts() {
    let choices = [None, Some(For), Some(Against), Some(Abstained)];
    let bases = [MajorityBase::Present, MajorityBase::Participating, MajorityBase::Composition];
    let mut seen = 0;
    for (case, base) in (0..4_usize.pow(4)).flat_map(|case| bases.map(|base| (case, base))) {
        let rules = with_base(base);
        let of = |n: usize| choices[case / 4_usize.pow(u32::try_from(n).unwrap()) % 4];
        let given: BTreeMap<PersonId, Choice> = (0..4).filter_map(|n| Some((member(n), of(n)?))).collect();
        for mask in 0..16_usize {
            let recused: BTreeSet<PersonId> = (0..4).filter(|n| mask >> n & 1 == 1).map(member).collect();
            let presiding = (0..4).map(member).find(|person| !recused.contains(person));
            let roll = Roll { recused: recused.clone(), presiding, ..roll(5, 4) };
            let counted = count(&rules, &roll, &given, Question::Adopt);
            let without = given.iter().filter(|(person, _)| !recused.contains(person));
            let without: BTreeMap<PersonId, Choice> = without.map(|(a, b)| (*a, *b)).collect();
            assert_eq!(counted, count(&rules, &roll, &without, Question::Adopt));
            let ballots = counted.for_ + counted.against + counted.abstained;
            assert_eq!(ballots, u32::try_from(without.len()).unwrap());
            assert!(ballots <= counted.quorum.present && counted.for_ <= counted.base.size);
            if counted.outcome == Outcome::Adopted {
                assert!(counted.against <= counted.for_ && counted.for_ > 0, "{counted:?}");
                assert!(counted.needed <= counted.for_ || counted.casting.is_some(), "{counted:?}");
                for person in without.keys() {
                    let mut more = without.clone();
                    more.insert(*person, For);
                    assert_eq!(count(&rules, &roll, &more, Question::Adopt).outcome, Outcome::Adopted);
                }
            }
            seen += 1;
        }
    }
    assert_eq!(seen, 12_288);
}

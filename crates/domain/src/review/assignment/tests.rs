use super::*;
use uuid::Uuid;

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn application(number: u128) -> ApplicationId {
    ApplicationId(Uuid::from_u128(number))
}

fn organisation(number: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(number))
}

fn areas(areas: &[&str]) -> BTreeSet<String> {
    areas.iter().map(|area| (*area).to_owned()).collect()
}

fn expert(number: u128) -> Candidate {
    Candidate {
        expert: person(number),
        areas: BTreeSet::new(),
        organisations: BTreeSet::from([organisation(100 + number)]),
        load: 0,
        declared: BTreeSet::new(),
    }
}

fn work(number: u128, panel: u32) -> Work {
    Work {
        application: application(number),
        organisations: BTreeSet::from([organisation(number)]),
        areas: BTreeSet::new(),
        seated: BTreeSet::new(),
        barred: BTreeSet::new(),
        panel,
    }
}

const TERMS: Terms = Terms { load_max: 3 };
const SIDE: u32 = 3;

/// Three experts, three works; bit `3 * expert + work` of `conflicts` and `homes` tells of a pair.
#[derive(Clone, Copy)]
struct World {
    conflicts: u32,
    homes: u32,
    panel: u32,
    load_max: u32,
}

fn pair_bit(expert: u32, work: u32) -> u32 {
    1 << (SIDE * expert + work)
}

fn of(bits: u32, expert: u32) -> impl Iterator<Item = u32> {
    (0..SIDE).filter(move |work| bits & pair_bit(expert, *work) != 0)
}

fn small(world: World) -> (Vec<Candidate>, Vec<Work>, Terms) {
    let candidate = |one: u32| Candidate {
        areas: of(world.homes, one).map(|work| work.to_string()).collect(),
        declared: of(world.conflicts, one).map(|work| application(work.into())).collect(),
        ..expert(one.into())
    };
    let wanting =
        |one: u32| Work { areas: BTreeSet::from([one.to_string()]), ..work(one.into(), world.panel) };
    let terms = Terms { load_max: world.load_max };
    ((0..SIDE).map(candidate).collect(), (0..SIDE).map(wanting).collect(), terms)
}

/// The most seats that any lawful assignment fills: every set of pairs, one by one.
fn most_seats(world: World) -> u32 {
    let lawful = |set: &u32| {
        let held = |expert: u32| (0..SIDE).filter(|work| set & pair_bit(expert, *work) != 0).count();
        let read = |work: u32| (0..SIDE).filter(|expert| set & pair_bit(*expert, work) != 0).count();
        set & world.conflicts == 0
            && (0..SIDE).all(|expert| held(expert) <= usize::try_from(world.load_max).unwrap())
            && (0..SIDE).all(|work| read(work) <= usize::try_from(world.panel).unwrap())
    };
    (0..1 << (SIDE * SIDE)).filter(lawful).map(u32::count_ones).max().unwrap()
}

/// Every pattern of conflicts with every panel and load, each under four patterns of areas.
fn worlds() -> impl Iterator<Item = World> {
    (0..512_u32).flat_map(|conflicts| {
        let homes = [0, 0b001_010_100, conflicts.reverse_bits() >> 23, 0b000_011_111];
        homes.into_iter().flat_map(move |homes| {
            (1..=SIDE).flat_map(move |panel| {
                (1..=SIDE).map(move |load_max| World { conflicts, homes, panel, load_max })
            })
        })
    })
}

fn load_of(proposal: &Proposal, candidate: &Candidate) -> u32 {
    *proposal.loads.get(&candidate.expert).unwrap()
}

#[test]
fn no_pair_is_barred_nobody_is_overloaded_and_loads_add_up() {
    for world in worlds() {
        let (candidates, works, terms) = small(world);
        let proposal = propose(&candidates, &works, &terms);
        for pair in &proposal.pairs {
            let candidate = candidates.iter().find(|one| one.expert == pair.expert).unwrap();
            let work = works.iter().find(|one| one.application == pair.application).unwrap();
            assert_eq!(bar(candidate, work, &terms, 0), None);
        }
        for candidate in &candidates {
            let held = proposal.pairs.iter().filter(|pair| pair.expert == candidate.expert).count();
            assert_eq!(load_of(&proposal, candidate), u32::try_from(held).unwrap());
            assert!(load_of(&proposal, candidate) <= terms.load_max);
        }
        let distinct: BTreeSet<_> =
            proposal.pairs.iter().map(|pair| (pair.application, pair.expert)).collect();
        assert_eq!(distinct.len(), proposal.pairs.len());
    }
}

#[test]
fn a_work_is_short_only_where_no_assignment_fills_more_seats() {
    let mut known = BTreeMap::new();
    for world in worlds() {
        let (candidates, works, terms) = small(world);
        let proposal = propose(&candidates, &works, &terms);
        let seated = u32::try_from(proposal.pairs.len()).unwrap();
        let key = (world.conflicts, world.panel, world.load_max);
        let most = *known.entry(key).or_insert_with(|| most_seats(world));
        assert_eq!(seated, most, "conflicts {:b}", world.conflicts);
        let missing: u32 = proposal.short.iter().map(|short| short.missing).sum();
        assert_eq!(seated + missing, SIDE * world.panel);
        for short in &proposal.short {
            assert_eq!(short.bars.values().sum::<u32>(), SIDE, "everybody is barred by something");
        }
    }
}

#[test]
fn the_order_of_experts_and_works_changes_nothing() {
    for world in worlds() {
        let (mut candidates, mut works, terms) = small(world);
        let first = propose(&candidates, &works, &terms);
        candidates.reverse();
        assert_eq!(propose(&candidates, &works, &terms), first);
        works.rotate_left(1);
        candidates.rotate_left(1);
        assert_eq!(propose(&candidates, &works, &terms), first);
    }
}

#[test]
fn every_pair_has_a_reason_that_holds_and_no_hand_over_would_do_better() {
    for world in worlds() {
        let (candidates, works, terms) = small(world);
        let proposal = propose(&candidates, &works, &terms);
        for pair in &proposal.pairs {
            let work = works.iter().find(|one| one.application == pair.application).unwrap();
            let holder = candidates.iter().find(|one| one.expert == pair.expert).unwrap();
            let home = |one: &Candidate| !one.areas.is_disjoint(&work.areas);
            let has = |one: &Candidate| {
                proposal.pairs.iter().any(|p| p.application == pair.application && p.expert == one.expert)
            };
            let could =
                |one: &&Candidate| !has(one) && bar(one, work, &terms, load_of(&proposal, one)).is_none();
            let free: Vec<&Candidate> = candidates.iter().filter(could).collect();
            let others = load_of(&proposal, holder) - 1;
            for other in &free {
                assert!(home(holder) || !home(other), "an area is gained by no hand-over");
                assert!(home(holder) && !home(other) || others <= load_of(&proposal, other));
            }
            let mut why = Vec::new();
            if home(holder) {
                why.push(Why::Area { areas: work.areas.clone() });
            }
            match free.iter().map(|other| load_of(&proposal, other)).min() {
                None => why.push(Why::OnlyOneLeft),
                Some(least) if others <= least => why.push(Why::LeastLoaded { load: others }),
                Some(_) => {}
            }
            assert!(!why.is_empty());
            assert_eq!(pair.why, why);
        }
    }
}

#[test]
fn the_first_bar_that_applies_is_told() {
    let mut candidate = expert(1);
    let mut one = work(1, 2);
    let at = |candidate: &Candidate, one: &Work, load| bar(candidate, one, &TERMS, load);
    assert_eq!(at(&candidate, &one, 2), None);
    assert_eq!(at(&candidate, &one, 3), Some(Bar::Full { load: 3 }));
    one.barred.insert(person(1));
    assert_eq!(at(&candidate, &one, 3), Some(Bar::Barred));
    candidate.declared.insert(application(1));
    assert_eq!(at(&candidate, &one, 3), Some(Bar::Declared));
    candidate.organisations.insert(organisation(1));
    assert_eq!(at(&candidate, &one, 3), Some(Bar::OwnOrganisation));
    one.seated.insert(person(1));
    assert_eq!(at(&candidate, &one, 3), Some(Bar::Seated));
}

#[test]
fn seats_that_are_taken_are_kept_and_count_for_the_panel() {
    let mut one = work(1, 2);
    // Seated from elsewhere: no candidate, but an expert of the panel.
    one.seated = BTreeSet::from([person(1), person(9)]);
    let first = Candidate { load: 1, ..expert(1) };
    let proposal = propose(&[first.clone(), expert(2)], &[one.clone()], &TERMS);
    assert_eq!(
        proposal,
        Proposal { loads: BTreeMap::from([(person(1), 1), (person(2), 0)]), ..Proposal::default() }
    );
    one.panel = 4;
    let proposal = propose(&[first, expert(2)], &[one], &TERMS);
    assert_eq!(
        proposal.pairs,
        [Pair { application: application(1), expert: person(2), why: vec![Why::OnlyOneLeft] }]
    );
    assert_eq!(
        proposal.short,
        [Shortage { application: application(1), missing: 1, bars: BTreeMap::from([(BarKind::Seated, 2)]) }]
    );
}

#[test]
fn a_shortage_says_what_bars_whom() {
    let mut own = expert(1);
    own.organisations.insert(organisation(1));
    let mut declared = expert(2);
    declared.declared.insert(application(1));
    let full = Candidate { load: 3, ..expert(3) };
    let fuller = Candidate { load: 7, ..expert(4) };
    let proposal = propose(&[own, declared, full, fuller], &[work(1, 2)], &TERMS);
    let bars = [(BarKind::OwnOrganisation, 1), (BarKind::Declared, 1), (BarKind::Full, 2)];
    assert_eq!(
        proposal.short,
        [Shortage { application: application(1), missing: 2, bars: BTreeMap::from(bars) }]
    );
}

#[test]
fn areas_go_before_loads() {
    let at_home = Candidate { areas: areas(&["музыка", "речь"]), load: 2, ..expert(1) };
    let one = Work { areas: areas(&["речь"]), ..work(1, 1) };
    let proposal = propose(&[at_home, expert(2)], &[one], &TERMS);
    assert_eq!(
        proposal.pairs,
        [Pair {
            application: application(1),
            expert: person(1),
            why: vec![Why::Area { areas: areas(&["речь"]) }],
        }]
    );
}

#[test]
fn a_district_of_sixty_works_is_dealt_evenly() {
    let candidates: Vec<Candidate> = (0..30).map(|number| expert(1_000 + number)).collect();
    let works: Vec<Work> = (0..60).map(|number| work(number, 3)).collect();
    let proposal = propose(&candidates, &works, &Terms { load_max: 8 });
    assert_eq!(proposal.pairs.len(), 180);
    assert!(proposal.short.is_empty());
    assert_eq!(proposal.loads.values().collect::<BTreeSet<_>>(), BTreeSet::from([&6]));
}

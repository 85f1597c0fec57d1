//! The council: its list is drawn, it is convened, sits, votes, and its minutes are signed.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use domain::basics::code::Code;
use domain::basics::id::{BodyId, PersonId};
use domain::basics::moment::Moment;
use domain::body::rules::Signer;
use domain::decider::Act;
use domain::meeting::item::{Choice, Motion, NoteKind, Subject};
use domain::meeting::state::Kind;
use domain::people::seat::Role;
use persistence::meetings::{ItemText, MeetingWish, MinutesText, NewItem, NewMeeting};
use persistence::read::meetings::view::{ItemView, MeetingView};

use super::{Course, stage};

const PLACE: &str = "Отдел образования, Колокольная площадь, д. 4, зал 12";

/// What agenda and minutes say of an item; behind the title of the contest, where it is about one.
struct Question {
    wording: &'static str,
    heard: &'static str,
    spoke: &'static str,
    resolved: &'static str,
}

const TIE: Question = Question {
    wording: "равные баллы, какая работа становится победителем",
    heard: "",
    spoke: "",
    resolved: "",
};

const LIST: Question = Question {
    wording: "об утверждении списка",
    heard: "Методист ИМЦ рассказала, как шла экспертиза: три эксперта на каждую работу, в одном случае \
            понадобился дополнительный.",
    spoke: "Директор ИМЦ отметила, что победителей отделяют от остальных измеренные результаты.",
    resolved: "Утвердить список и представить победителей к участию в городском конкурсе.",
};

impl Question {
    const fn of(subject: &Subject, free: &'static Self) -> &'static Self {
        match subject {
            Subject::Tie { .. } => &TIE,
            Subject::List { .. } | Subject::Application { .. } => &LIST,
            Subject::Free => free,
        }
    }
}

const SEMINAR: Question =
    Question {
        wording: "О семинаре для экспертов районных конкурсов", heard: "", spoke: "", resolved: ""
    };

const FAIR: Question = Question {
    wording: "О весенней ярмарке педагогических находок",
    heard: "Секретарь совета предложил показать отмеченные работы на открытой ярмарке в конце мая.",
    spoke: "Директор гимназии № 905 предложила свой актовый зал.",
    resolved: "Провести ярмарку 28 мая, поручить программу ИМЦ.",
};

/// A meeting that has been convened.
pub(super) struct Convened {
    code: Code,
    at: Moment,
}

impl Course<'_> {
    async fn secretary(&self, at: Moment) -> Result<Act> {
        self.scene.person(self.district.with_role(Role::Secretary)?, at).await
    }

    /// Draws the list and calls the council together over it, its ties, and one free question.
    pub(super) async fn convene_future(&self, drawn: Moment, convened: Moment, at: Moment) -> Result<()> {
        self.convene((drawn, convened), at, &SEMINAR).await.map(drop)
    }

    async fn convene(
        &self,
        (drawn, convened): (Moment, Moment),
        at: Moment,
        free: &'static Question,
    ) -> Result<Convened> {
        let (store, act) = (self.scene.store, self.methodist(drawn).await?);
        store.draw_list(&act, self.view.id, stage("ranking")?, BTreeSet::new()).await?;
        let act = self.secretary(convened).await?;
        let waiting = store.waiting_for(&act.by, self.council().await?).await?;
        let mut items: Vec<NewItem> = waiting
            .into_iter()
            .map(|found| {
                let wording = Question::of(&found.subject, free).wording;
                NewItem { wording: format!("{}: {wording}", found.call.ru), subject: found.subject }
            })
            .collect();
        items.push(NewItem { subject: Subject::Free, wording: free.wording.to_owned() });
        let new = NewMeeting { kind: Kind::Regular, at, place: PLACE.to_owned(), items };
        let code = store.convene(&act, self.council().await?, new).await?;
        Ok(Convened { code, at })
    }

    async fn council(&self) -> Result<BodyId> {
        let bodies = self.scene.store.bodies(self.district.id).await?;
        Ok(bodies.first().context("the demo has no council")?.id)
    }

    /// Holds last year's meeting, from the drawing of the list to the second signature.
    pub(super) async fn hold(&self, at: Moment) -> Result<()> {
        let made = (self.office(27, (11, 0))?, self.office(28, (12, 30))?);
        let convened = self.convene(made, at, &FAIR).await?;
        self.open(&convened).await?;
        let view = self.meeting(&convened, at).await?;
        for (number, item) in (0_i64..).zip(&view.items) {
            self.decide(&view, item, at.plus_seconds((12 + number * 20) * 60)).await?;
        }
        let closed = at.plus_seconds(58 * 60);
        self.act(&convened, closed.plus_seconds(60), MeetingWish::Close { at: closed }).await?;
        self.minute(&convened, &view).await
    }

    async fn meeting(&self, convened: &Convened, at: Moment) -> Result<MeetingView> {
        let viewer = self.secretary(at).await?.by;
        let found = self.scene.store.find_meeting(&viewer, convened.code).await?;
        found.context("the meeting vanished")
    }

    async fn act(&self, convened: &Convened, at: Moment, wish: MeetingWish) -> Result<()> {
        let id = self.meeting(convened, at).await?.id;
        Ok(self.scene.store.meeting_act(&self.secretary(at).await?, id, wish).await?)
    }

    /// The last of the members is away with leave, the one before did not come.
    async fn open(&self, convened: &Convened) -> Result<()> {
        let mut members: Vec<PersonId> = Vec::new();
        for address in self.district.council() {
            let found = self.scene.store.find_credentials(address).await?;
            members.push(found.with_context(|| format!("nobody has the address {address}"))?.person);
        }
        let excused: BTreeSet<PersonId> = members.pop().into_iter().collect();
        members.pop();
        let at = convened.at.plus_seconds(3 * 60);
        let person = async |role: Role| -> Result<PersonId> {
            let act = self.scene.person(self.district.with_role(role)?, at).await?;
            act.by.person().context("a member of the council is nobody")
        };
        let (presiding, secretary) = (person(Role::Chair).await?, person(Role::Secretary).await?);
        let present = members.into_iter().collect();
        let wish = MeetingWish::Open { at, present, excused, presiding, secretary };
        self.act(convened, at.plus_seconds(60), wish).await
    }

    /// An item is heard, talked over and voted on; whom it concerns does not vote.
    async fn decide(&self, view: &MeetingView, item: &ItemView, at: Moment) -> Result<()> {
        let (store, question) = (self.scene.store, Question::of(&item.subject, &FAIR));
        for (turn, (kind, text)) in
            (0_i64..).zip([(NoteKind::Heard, question.heard), (NoteKind::Spoke, question.spoke)])
        {
            let wish = MeetingWish::Note { item: item.id, kind, text: text.to_owned() };
            let act = self.secretary(at.plus_seconds(turn * 240)).await?;
            store.meeting_act(&act, view.id, wish).await?;
        }
        let roll = item.roll.as_ref().context("the session is not open")?;
        let mut ballots: BTreeMap<PersonId, Choice> =
            roll.present.difference(&roll.recused).map(|person| (*person, Choice::For)).collect();
        if item.subject == Subject::Free
            && let Some(mut last) = ballots.last_entry()
        {
            last.insert(Choice::Abstained);
        }
        let act = self.secretary(at.plus_seconds(600)).await?;
        let wish = MeetingWish::EnterVote { item: item.id, motion: Motion::Adopt, ballots };
        Ok(store.meeting_act(&act, view.id, wish).await?)
    }

    /// The secretary writes the minutes on the next working day; the chair and the secretary sign them.
    async fn minute(&self, convened: &Convened, view: &MeetingView) -> Result<()> {
        let next = self.scene.calendar.days_to(convened.at) + 1;
        let day = |time| self.scene.calendar.working_day(next, time);
        let text = |item: &ItemView| {
            let question = Question::of(&item.subject, &FAIR);
            let [heard, spoke, resolved] =
                [question.heard, question.spoke, question.resolved].map(ToOwned::to_owned);
            (item.id, ItemText { heard, spoke, resolved })
        };
        let text = MinutesText { items: view.items.iter().map(text).collect() };
        self.act(convened, day((11, 0))?, MeetingWish::WriteMinutes { text, version: 1 }).await?;
        let number = self.meeting(convened, day((11, 5))?).await?.number;
        let dated = self.scene.calendar.date(convened.at);
        for (role, signer, time) in
            [(Role::Chair, Signer::Presiding, (15, 40)), (Role::Secretary, Signer::Secretary, (16, 10))]
        {
            let act = self.scene.person(self.district.with_role(role)?, day(time)?).await?;
            let wish = MeetingWish::SignMinutes { signer, version: 1, number, dated };
            self.scene.store.meeting_act(&act, view.id, wish).await?;
        }
        Ok(())
    }
}

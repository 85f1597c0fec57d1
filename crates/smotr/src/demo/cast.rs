//! Whom a visitor of the demo may be, by one click.

use anyhow::Result;
use domain::people::seat::Role;
use web::server::CastMember;

use super::districts::Settled;

/// Those who do something in the contest first; those who will do something later after them.
pub(super) fn cast(tsentralny: &Settled, moskovsky: &Settled) -> Result<Vec<CastMember>> {
    let member = |email: &str, ru: &str, en: &str| CastMember {
        email: email.to_owned(),
        line: (ru.to_owned(), en.to_owned()),
    };
    let school = |slug: &str, ru: &str, en: &str| -> Result<CastMember> {
        Ok(member(&tsentralny.coordinator(slug)?.email, ru, en))
    };
    let role = |role: Role, ru: &str, en: &str| -> Result<CastMember> {
        Ok(member(tsentralny.with_role(role)?, ru, en))
    };
    let neighbour = moskovsky.with_role(Role::Methodist)?;
    Ok(vec![
        school(
            "school-914",
            "Координатор школы № 914: черновик почти готов",
            "Coordinator of school 914: a draft nearly done",
        )?,
        school(
            "preschool-928",
            "Координатор детского сада № 928: заявка подана",
            "Coordinator of kindergarten 928: has applied",
        )?,
        school(
            "school-901",
            "Координатор школы № 901: ещё не начинала",
            "Coordinator of school 901: has not begun",
        )?,
        role(
            Role::Methodist,
            "Методист: ведёт конкурс района",
            "Methodist: runs the contest of the district",
        )?,
        role(
            Role::Officer,
            "Специалист отдела образования: следит за ходом",
            "Officer of the department: follows it",
        )?,
        role(Role::Expert, "Эксперт района: пять работ ждут", "Expert of the district: five works wait")?,
        role(Role::Chair, "Председатель совета", "Chair of the council")?,
        role(Role::Deputy, "Заместитель председателя", "Deputy chair")?,
        role(
            Role::Secretary,
            "Секретарь совета: заседание на днях",
            "Secretary of the council: it meets in a few days",
        )?,
        role(Role::Member, "Член совета", "Member of the council")?,
        role(Role::Admin, "Администратор системы", "Administrator of the system")?,
        member(
            neighbour,
            "Методист соседнего, Московского района",
            "Methodist of the neighbouring Moskovsky District",
        ),
    ])
}

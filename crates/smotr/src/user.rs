//! Accounts from the command line: how the first administrator comes in.

use anyhow::{Context, Result, bail};
use domain::basics::moment::Zone;
use domain::basics::text::line;
use domain::people::seat::{Role, ScopeKind, Viewer};
use persistence::plain::people::PersonRow;
use persistence::{Store, StoreError};

use crate::cli::NewUser;
use crate::config::Config;
use crate::print::{Ending, Out};
use crate::store::{self, Access, act};

/// Enters somebody, or gives them a further seat, and prints a link with which to set a password.
pub(crate) async fn add(config: &Config, new: NewUser, out: Out<'_>) -> Result<Ending> {
    let Some(role) = Role::parse(&new.role) else {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
        bail!("there is no role {}; roles are {}", new.role, known.join(", "));
    };
    let opened = store::open(config, Access::Beside).await?;
    let store = &opened.store;
    let territory = match (role.scope(), &new.territory) {
        (ScopeKind::Installation, Some(_)) => bail!("the role {} belongs to no territory", role.name()),
        (ScopeKind::Installation, None) => None,
        (_, None) => bail!("the role {} needs --territory", role.name()),
        (_, Some(slug)) => Some(store::territory(store, slug).await?),
    };
    refuse_another_name(store, &new).await?;
    let row = PersonRow {
        name: new.name,
        email: new.email,
        post: new.post,
        role,
        organisation_slug: new.organisation,
        body_slug: new.body,
        areas: Vec::new(),
    };
    let entered = store.enter_person(&act(store), &row, territory.as_ref().map(|known| known.id)).await;
    let person = match entered {
        Err(StoreError::Rows(problems)) => {
            let problems: Vec<String> =
                problems.into_iter().map(|(_, problem)| problem.to_string()).collect();
            bail!("{}", problems.join("; "));
        }
        entered => entered?,
    };
    let asked_at = store.clock().now();
    let secret = store.reset_by_admin(&act(store), person).await?;
    let zone = territory.map_or(Zone::MOSCOW, |known| known.zone);
    let until = asked_at.plus_seconds(persistence::plain::tickets::RESET_LIFE);
    writeln!(out, "{} <{}> is entered as {}.", row.name, row.email, role.name())?;
    writeln!(
        out,
        "Link to set the password, for one use, until {} ({}):",
        zone.local(until).format("%Y-%m-%d %H:%M"),
        zone.abbreviation(until)
    )?;
    writeln!(out, "{}/reset/{}", config.public_url, secret.reveal())?;
    Ok(Ending::Done)
}

/// The command enters people and gives seats. It gives nobody another name: most likely the address is a
/// slip.
async fn refuse_another_name(store: &Store, new: &NewUser) -> Result<()> {
    let Some(known) = store.find_credentials(&new.email).await? else { return Ok(()) };
    let person = store.find_person(&Viewer::System, known.person).await?;
    let name = person.with_context(|| format!("{} cannot be read", new.email))?.name;
    if name != line(&new.name) {
        bail!("{} is the address of {name}: give that name, or another address", new.email);
    }
    Ok(())
}

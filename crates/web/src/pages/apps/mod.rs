//! Applications as their organisation writes them.

pub(crate) mod authors;
pub(crate) mod check;
pub(crate) mod feedback;
pub(crate) mod files;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod section;
pub(crate) mod submitted;
pub(crate) mod task_list;
pub(crate) mod withdraw;

//! `fl!` reads the Russian file while the crate is compiled; cargo does not know that by itself.

fn main() {
    println!("cargo:rerun-if-changed=../words/i18n");
    println!("cargo:rerun-if-changed=../../web/static");
}

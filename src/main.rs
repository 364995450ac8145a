fn main() {
    let checked = curricle::driver::check(std::path::Path::new("."), None).unwrap();
    let out = curricle::diag::render::render(
        &checked.diagnostics.sorted(),
        &checked.sources,
        curricle::diag::render::Format::Human,
        curricle::diag::render::Look {
            language: curricle::language::Language::Zh,
            colour: curricle::diag::render::Colour::Off,
            columns: 80,
        },
    );
    println!("{out}");
    for p in &checked.coverage.programmes {
        println!(
            "{} {} {:?} {:?} {:?} {:?}",
            p.standard,
            p.level,
            p.direction,
            p.tally(&checked.linked, curricle::model::RequirementKind::Ability),
            p.tally(&checked.linked, curricle::model::RequirementKind::Knowledge),
            p.hours
        );
    }
}

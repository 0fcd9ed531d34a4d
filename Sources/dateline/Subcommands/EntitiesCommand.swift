import ArgumentParser
import News

/// `dateline entities`: who and what the articles name.
struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "List people, organisations and places, most mentioned first.")

  @OptionGroup var arguments: ReportArguments

  @Option(help: "Only names of these kinds.")
  var kind: [Entity.Kind] = []

  @Option(help: "Only those with this name; part of it is enough.")
  var name: String?

  func run() throws {
    let name = name.map { NamePattern($0) }
    try arguments.print { dossier in
      dossier.entities.indices.map { Entity.ID($0) }
        .filter { kind.isEmpty || kind.contains(dossier[$0].kind) }
        .filter { id in name.map { matches($0, dossier[id]) } ?? true }
        .map { EntityReport(dossier: dossier, id: $0) }
    }
  }

  private func matches(_ pattern: NamePattern, _ entity: Entity) -> Bool {
    pattern.matches(entity.name) || entity.aliases.contains { pattern.matches($0.form) }
  }
}

/// The place of a value in its dossier's list. An `ID<Article>` cannot be passed for an `ID<Entity>`.
public struct ID<Of>: Hashable, Comparable, Sendable {
  public let index: Int

  public init(_ index: Int) { self.index = index }

  public static func < (a: ID, b: ID) -> Bool { a.index < b.index }
}

/// What a token is to the names of its sentence: outside, or the first or a further word of a name of a kind, or a
/// word of something else that is written like a name (`Iraqi`, `Thursday`, `Olympics`).
package enum NameTag: Int, CaseIterable, Sendable {
  case outside
  case personStart, personRest
  case organisationStart, organisationRest
  case placeStart, placeRest
  case other

  /// The tag of the first word of a name.
  package init(start kind: Entity.Kind) {
    switch kind {
    case .person: self = .personStart
    case .organisation: self = .organisationStart
    case .place: self = .placeStart
    }
  }

  /// The tag of a further word of a name.
  package init(rest kind: Entity.Kind) {
    switch kind {
    case .person: self = .personRest
    case .organisation: self = .organisationRest
    case .place: self = .placeRest
    }
  }

  package var kind: Entity.Kind? {
    switch self {
    case .outside, .other: nil
    case .personStart, .personRest: .person
    case .organisationStart, .organisationRest: .organisation
    case .placeStart, .placeRest: .place
    }
  }

  package var isRest: Bool { self == .personRest || self == .organisationRest || self == .placeRest }

  /// A name goes on only in its own kind.
  package func canFollow(_ previous: NameTag) -> Bool { !isRest || previous.kind == kind }
}

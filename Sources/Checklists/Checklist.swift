/// A list of rules that are judged together.
public struct Checklist: Sendable {
  public let reference: ChecklistReference
  /// The file `checklist.yaml` that it was read from, as messages name it.
  public let path: String
  public let status: String
  /// It is judged only where it is named: what it asks is not asked of every image.
  public let isOnRequest: Bool
  public let source: String
  /// Its own parameters, after those of the checklist that it extends.
  public let parameters: [Parameter]
  /// Those of the checklist that it extends, in its tailoring; its own; and those that it includes.
  public let rules: [Rule]
  public let profiles: [Profile]
  /// The checklist that it extends, the one which that extends, and so on.
  public let ancestors: [String]
  /// Rules of its ancestors that it disables.
  let disabled: [String]
  /// The values that it and its ancestors set.
  let settings: [ParameterKey: ParameterSetting]
  /// The file `checklist.yaml`, for messages about it.
  let document: SourceDocument?

  public var id: String { reference.id }

  /// Every parameter, with the value that it has without a profile.
  public var parameterValues: [ParameterValue] {
    parameters.map { parameter in
      let setting = settings[parameter.key]
      return ParameterValue(
        parameter: parameter, value: setting?.value ?? parameter.defaultValue, origin: setting?.origin)
    }
  }
}

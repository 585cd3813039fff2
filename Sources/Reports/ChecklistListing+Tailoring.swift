import Checklists

extension ChecklistListing {
  /// What can be changed in a checklist: its profiles, and its parameters with their values.
  public func tailoring(_ checklist: Checklist) -> String {
    var page = Page(style)
    if !checklist.profiles.isEmpty {
      page.blank()
      page.write([Run("Profiles", .strong), Run("--profile ID", .faint, gap: 2)])
      for profile in checklist.profiles {
        page.write([Run(profile.id, .open), Run(profile.title, gap: 2)], indent: 2)
      }
    }
    if !checklist.parameters.isEmpty {
      page.blank()
      page.write([Run("Parameters", .strong), Run("--set NAME=VALUE", .faint, gap: 2)])
      for value in checklist.parameterValues { ParameterBlock(value).write(to: &page) }
    }
    return page.text
  }
}

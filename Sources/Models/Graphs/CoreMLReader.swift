/// Core ML (apple/coremltools, mlmodel/format/Model.proto).
enum CoreMLReader: FormatReader {
  static func read(_ input: ModelInput) throws(ModelError) -> ModelContents {
    let scope = input.scope
    var (hasVersion, hasDescription) = (false, false)
    let model = ProtobufMessage(try input.reader(), size: input.source.size)
    try model.fields { field throws(ModelError) in
      switch field.number {
      case 1: hasVersion = true
      case 2: hasDescription = true
      // Pipelines hold whole models.
      case 200, 201, 202: try lookForCustom(field, scope)
      case 300, 303, 500: try lookForLayers(field, scope)
      case 555:
        let name = try className(field)
        scope.add(
          .customModel, .review, "it is the class \(name) of the program that loads it", at: field.place)
      default: break
      }
    }
    guard hasVersion, hasDescription else {
      throw .malformed(.badHeader, "it has no version or no description", offset: nil)
    }
    return ModelContents(.coreml)
  }

  /// `PipelineClassifier`, `PipelineRegressor` and `Pipeline`: models inside of it.
  private static func lookForCustom(_ pipeline: ProtobufMessage.Field, _ scope: FindingScope)
    throws(ModelError)
  {
    try pipeline.fields { field throws(ModelError) in
      try field.fields { model throws(ModelError) in
        if model.number == 555 {
          scope.add(
            .customModel, .review, "a part of it is a class of the program that loads it", at: model.place)
        } else if [300, 303, 500].contains(model.number) {
          try lookForLayers(model, scope)
        }
      }
    }
  }

  /// `NeuralNetwork`: field 1 are its layers, and field 500 of a layer is a class of the program's own.
  private static func lookForLayers(_ network: ProtobufMessage.Field, _ scope: FindingScope)
    throws(ModelError)
  {
    try network.fields { layer throws(ModelError) in
      guard layer.number == 1 else { return }
      try layer.fields { field throws(ModelError) in
        guard field.number == 500 else { return }
        let name = try className(field)
        scope.add(
          .customLayer, .review, "one of its layers is the class \(name) of the program that loads it",
          at: field.place)
      }
    }
  }

  private static func className(_ custom: ProtobufMessage.Field) throws(ModelError) -> String {
    var name = "?"
    try custom.fields { field throws(ModelError) in if field.number == 10 { name = try field.text() } }
    return "'\(name)'"
  }
}

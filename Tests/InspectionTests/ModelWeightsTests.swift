import Testing

@testable import Inspection

struct ModelWeightsTests {
  @Test(
    arguments: [
      ("model.safetensors", 8, "safetensors"), ("llama.gguf", 8, "GGUF"), ("net.onnx", 8, "ONNX"),
      ("weights.pt", 2 << 20, "PyTorch"), ("weights.pt", 8, nil), ("distutils.pth", 151, nil),
      ("pytorch_model-00001-of-00002.bin", 8, "PyTorch"), ("ggml-base.bin", 2 << 20, "GGML"),
      ("firmware.bin", 2 << 20, nil), (".onnx", 8, nil), ("onnx", 8, nil), ("a.onnx.txt", 8, nil),
    ] as [(String, Int64, String?)])
  func `weights are told by name and size`(name: String, size: Int64, format: String?) {
    #expect(ModelWeights.format(of: Array(name.utf8)[...], size: size)?.format == format)
  }
}

/// The classes that Keras 3.11 itself has, and those of Keras 2 that old models name.
enum KerasClasses {
  static let all: Set<String> = Set(
    """
    AUC AbsMaxQuantizer Accuracy Activation ActivityRegularization Adadelta Adafactor Adagrad Adam AdamW
    Adamax Add AdditiveAttention AlphaDropout Attention AugMix AutoContrast Average AveragePooling1D
    AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D BatchNormalization Bidirectional
    BinaryAccuracy BinaryCrossentropy BinaryFocalCrossentropy BinaryIoU CTC Cast CategoricalAccuracy
    CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy
    CategoricalHinge CategoryEncoding CenterCrop Circle Concatenate ConcordanceCorrelation Constant
    Constraint Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D
    ConvLSTM1DCell ConvLSTM2D ConvLSTM3D Convolution1D Convolution1DTranspose Convolution2D
    Convolution2DTranspose Convolution3D Convolution3DTranspose CosineDecay CosineDecayRestarts
    CosineSimilarity Cropping1D Cropping2D Cropping3D CuDNNGRU CuDNNLSTM CutMix DTypePolicy DTypePolicyMap
    Dense DepthwiseConv1D DepthwiseConv2D Dice Discretization Dot Dropout ELU EinsumDense Embedding
    Equalization ExponentialDecay F1Score FBetaScore FalseNegatives FalsePositives Flatten FloatDTypePolicy
    Ftrl Function Functional GRU GRUCell GaussianDropout GaussianNoise GetItem GlobalAveragePooling1D
    GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D
    GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D GlobalMaxPooling2D
    GlobalMaxPooling3D GlorotNormal GlorotUniform GroupNormalization GroupQueryAttention HashedCrossing
    Hashing HeNormal HeUniform Hinge Huber Identity IdentityInitializer Initializer Input InputLayer
    InputSpec IntegerLookup InverseTimeDecay IoU KLDivergence KerasTensor L1 L1L2 L2 LSTM LSTMCell Lamb
    Layer LayerNormalization LeakyReLU LearningRateSchedule LecunNormal LecunUniform Lion
    LocallyConnected1D LocallyConnected2D LogCosh LogCoshError Loss LossScaleOptimizer Masking MaxNorm
    MaxNumBoundingBoxes MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D MaxPooling3D Maximum Mean
    MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanSquaredError
    MeanSquaredLogarithmicError MelSpectrogram Metric MinMaxNorm Minimum MixUp Model MultiHeadAttention
    Multiply Muon Nadam NonNeg Normalization OneHotIoU OneHotMeanIoU Ones Operation Optimizer Orthogonal
    OrthogonalInitializer OrthogonalRegularizer PReLU PearsonCorrelation Permute PiecewiseConstantDecay
    Pipeline Poisson Policy PolynomialDecay Precision PrecisionAtRecall QuantizedDTypePolicy
    QuantizedFloat8DTypePolicy Quantizer R2Score RMSNormalization RMSprop RNN RandAugment RandomBrightness
    RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop RandomElasticTransform
    RandomErasing RandomFlip RandomGaussianBlur RandomGrayscale RandomHue RandomInvert RandomNormal
    RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear
    RandomTranslation RandomUniform RandomZoom ReLU Recall RecallAtPrecision Regularizer RematScope
    RepeatVector Rescaling Reshape Resizing RootMeanSquaredError SGD SKLearnClassifier SKLearnRegressor
    SKLearnTransformer STFT STFTInitializer STFTSpectrogram SeedGenerator SensitivityAtSpecificity
    SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D Sequential SimpleRNN
    SimpleRNNCell Softmax Solarization SparseCategoricalAccuracy SparseCategoricalCrossentropy
    SparseTopKCategoricalAccuracy SpatialDropout1D SpatialDropout2D SpatialDropout3D
    SpecificityAtSensitivity SpectralNormalization SquaredHinge StackedRNNCells StatelessScope StringLookup
    Subtract Sum SymbolicScope SyncBatchNormalization TextVectorization ThresholdedReLU TimeDistributed
    TopKCategoricalAccuracy TrueNegatives TruePositives TruncatedNormal Tversky UnitNorm UnitNormalization
    UpSampling1D UpSampling2D UpSampling3D Variable VarianceScaling Wrapper ZeroPadding1D ZeroPadding2D
    ZeroPadding3D Zeros
    """.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(Substring($0)) })
}

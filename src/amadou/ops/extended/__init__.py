"""``mindspore.ops.auto_generate``: the operators beneath mint, as functions and as Primitives.

What a function of mint is under another name there is the same object here. Not imported with amadou.
"""

from ... import mint as _mint
from ...mint import linalg as _linalg
from ...mint.nn import functional as _F
from .. import scattering as _scattering
from ..activation import log_softmax_ext as log_softmax_ext
from ..experts import fused_add_topk_div as fused_add_topk_div
from ..experts import grouped_matmul as grouped_matmul
from ..experts import grouped_matmul_add_ as grouped_matmul_add_
from ..experts import grouped_matmul_v4 as grouped_matmul_v4
from ..experts import moe_compute_expert_tokens as moe_compute_expert_tokens
from ..experts import moe_finalize_routing as moe_finalize_routing
from ..experts import moe_init_routing as moe_init_routing
from ..operations.optimizers import AdamW as AdamW
from .arithmetic import AcosExt as AcosExt
from .arithmetic import AcoshExt as AcoshExt
from .arithmetic import AddcdivExt as AddcdivExt
from .arithmetic import AddcmulExt as AddcmulExt
from .arithmetic import AddExt as AddExt
from .arithmetic import AddScalar as AddScalar
from .arithmetic import AsinExt as AsinExt
from .arithmetic import AsinhExt as AsinhExt
from .arithmetic import Atan2Ext as Atan2Ext
from .arithmetic import AtanExt as AtanExt
from .arithmetic import BitwiseAndScalar as BitwiseAndScalar
from .arithmetic import BitwiseAndTensor as BitwiseAndTensor
from .arithmetic import BitwiseNot as BitwiseNot
from .arithmetic import BitwiseOrScalar as BitwiseOrScalar
from .arithmetic import BitwiseOrTensor as BitwiseOrTensor
from .arithmetic import BitwiseXorScalar as BitwiseXorScalar
from .arithmetic import BitwiseXorTensor as BitwiseXorTensor
from .arithmetic import ClampScalar as ClampScalar
from .arithmetic import ClampTensor as ClampTensor
from .arithmetic import DivMod as DivMod
from .arithmetic import DivMods as DivMods
from .arithmetic import Divs as Divs
from .arithmetic import EqScalar as EqScalar
from .arithmetic import Exp2 as Exp2
from .arithmetic import FloorDivScalar as FloorDivScalar
from .arithmetic import FmodScalar as FmodScalar
from .arithmetic import FmodTensor as FmodTensor
from .arithmetic import Frac as Frac
from .arithmetic import GreaterEqualScalar as GreaterEqualScalar
from .arithmetic import IsNegInf as IsNegInf
from .arithmetic import LessScalar as LessScalar
from .arithmetic import Log2 as Log2
from .arithmetic import Log10 as Log10
from .arithmetic import LogAddExp as LogAddExp
from .arithmetic import LogAddExp2 as LogAddExp2
from .arithmetic import Muls as Muls
from .arithmetic import PowScalarTensor as PowScalarTensor
from .arithmetic import PowTensorScalar as PowTensorScalar
from .arithmetic import RemainderScalarTensor as RemainderScalarTensor
from .arithmetic import RemainderTensorScalar as RemainderTensorScalar
from .arithmetic import RemainderTensorTensor as RemainderTensorTensor
from .arithmetic import SelectV2 as SelectV2
from .arithmetic import SubExt as SubExt
from .arithmetic import SubScalar as SubScalar
from .arithmetic import TypeAs as TypeAs
from .arithmetic import XLogYScalarOther as XLogYScalarOther
from .arithmetic import XLogYScalarSelf as XLogYScalarSelf
from .attention import AddRmsNorm as AddRmsNorm
from .attention import FusedInferAttentionScore as FusedInferAttentionScore
from .attention import IncreFlashAttention as IncreFlashAttention
from .attention import RingAttentionUpdate as RingAttentionUpdate
from .attention import Swiglu as Swiglu
from .attention import SwigluGrad as SwigluGrad
from .came import ApplyCamePart1 as ApplyCamePart1
from .came import ApplyCamePart2 as ApplyCamePart2
from .came import ApplyCamePart3 as ApplyCamePart3
from .came import ApplyCamePart4 as ApplyCamePart4
from .experts import FusedAddTopKDiv as FusedAddTopKDiv
from .experts import GroupedMatmul as GroupedMatmul
from .experts import GroupedMatmulV2 as GroupedMatmulV2
from .experts import GroupedMatmulV4 as GroupedMatmulV4
from .experts import InplaceGroupedMatmulAdd as InplaceGroupedMatmulAdd
from .experts import MoeComputeExpertTokens as MoeComputeExpertTokens
from .experts import MoeDistributeCombine as MoeDistributeCombine
from .experts import MoeDistributeDispatch as MoeDistributeDispatch
from .experts import MoeFinalizeRouting as MoeFinalizeRouting
from .experts import MoeGatingTopKSoftmax as MoeGatingTopKSoftmax
from .experts import MoeInitRouting as MoeInitRouting
from .experts import MoeInitRoutingV2 as MoeInitRoutingV2
from .experts import MoeTokenPermute as MoeTokenPermute
from .experts import MoeTokenUnpermute as MoeTokenUnpermute
from .functions import add_ext as add_ext
from .functions import as_strided as as_strided
from .functions import baddbmm as baddbmm
from .functions import contiguous as contiguous
from .functions import correlate as correlate
from .functions import cross_entropy_loss as cross_entropy_loss
from .functions import elu_ext as elu_ext
from .functions import expand_dims_view as expand_dims_view
from .functions import flip as flip
from .functions import format_cast as format_cast
from .functions import hardtanh as hardtanh
from .functions import index as index
from .functions import index_put_ as index_put_
from .functions import inplace_silu as inplace_silu
from .functions import kv_cache_scatter_update as kv_cache_scatter_update
from .functions import list_to_tuple as list_to_tuple
from .functions import masked_scatter as masked_scatter
from .functions import matmul_add_ as matmul_add_
from .functions import mean_ext as mean_ext
from .functions import prod_ext as prod_ext
from .functions import quant_batch_matmul as quant_batch_matmul
from .functions import smooth_l1_loss as smooth_l1_loss
from .functions import solve_triangular as solve_triangular
from .functions import sort_ext as sort_ext
from .functions import sub_ext as sub_ext
from .functions import sum_ext as sum_ext
from .functions import transpose_view as transpose_view
from .functions import type_as as type_as
from .functions import view as view
from .in_place import InnerInplaceIndexPut as InnerInplaceIndexPut
from .in_place import InplaceAddExt as InplaceAddExt
from .in_place import InplaceAddmm as InplaceAddmm
from .in_place import InplaceAddr as InplaceAddr
from .in_place import InplaceAddsExt as InplaceAddsExt
from .in_place import InplaceClampScalar as InplaceClampScalar
from .in_place import InplaceClampTensor as InplaceClampTensor
from .in_place import InplaceCopy as InplaceCopy
from .in_place import InplaceDiv as InplaceDiv
from .in_place import InplaceDivMod as InplaceDivMod
from .in_place import InplaceDivMods as InplaceDivMods
from .in_place import InplaceDivs as InplaceDivs
from .in_place import InplaceElu as InplaceElu
from .in_place import InplaceErfinv as InplaceErfinv
from .in_place import InplaceExp as InplaceExp
from .in_place import InplaceFillDiagonal as InplaceFillDiagonal
from .in_place import InplaceFillScalar as InplaceFillScalar
from .in_place import InplaceFillTensor as InplaceFillTensor
from .in_place import InplaceFloor as InplaceFloor
from .in_place import InplaceFloorDivide as InplaceFloorDivide
from .in_place import InplaceFloorDivides as InplaceFloorDivides
from .in_place import InplaceHardtanh as InplaceHardtanh
from .in_place import InplaceIndexAddExt as InplaceIndexAddExt
from .in_place import InplaceIndexPut as InplaceIndexPut
from .in_place import InplaceLog as InplaceLog
from .in_place import InplaceMaskedFillScalar as InplaceMaskedFillScalar
from .in_place import InplaceMaskedFillTensor as InplaceMaskedFillTensor
from .in_place import InplaceMaskedScatter as InplaceMaskedScatter
from .in_place import InplaceMatmulAdd as InplaceMatmulAdd
from .in_place import InplaceMul as InplaceMul
from .in_place import InplaceMuls as InplaceMuls
from .in_place import InplacePut as InplacePut
from .in_place import InplaceReLU as InplaceReLU
from .in_place import InplaceRemainderTensorTensor as InplaceRemainderTensorTensor
from .in_place import InplaceScatterAdd as InplaceScatterAdd
from .in_place import InplaceScatterSrc as InplaceScatterSrc
from .in_place import InplaceScatterSrcReduce as InplaceScatterSrcReduce
from .in_place import InplaceScatterValue as InplaceScatterValue
from .in_place import InplaceScatterValueReduce as InplaceScatterValueReduce
from .in_place import InplaceSigmoid as InplaceSigmoid
from .in_place import InplaceSign as InplaceSign
from .in_place import InplaceSiLU as InplaceSiLU
from .in_place import InplaceSubExt as InplaceSubExt
from .in_place import InplaceSubScalar as InplaceSubScalar
from .in_place import InplaceTanh as InplaceTanh
from .in_place import InplaceThreshold as InplaceThreshold
from .in_place import InplaceZero as InplaceZero
from .in_place import KVCacheScatterUpdate as KVCacheScatterUpdate
from .matrices import Addbmm as Addbmm
from .matrices import Addmm as Addmm
from .matrices import Addmv as Addmv
from .matrices import Baddbmm as Baddbmm
from .matrices import BatchMatMulExt as BatchMatMulExt
from .matrices import Correlate as Correlate
from .matrices import Dot as Dot
from .matrices import LinalgQr as LinalgQr
from .matrices import LinalgVectorNorm as LinalgVectorNorm
from .matrices import MatMulExt as MatMulExt
from .matrices import MatrixInverseExt as MatrixInverseExt
from .matrices import Mm as Mm
from .matrices import Mv as Mv
from .matrices import Outer as Outer
from .matrices import QuantBatchMatmul as QuantBatchMatmul
from .matrices import SolveTriangular as SolveTriangular
from .matrices import TraceExt as TraceExt
from .matrices import TriangularSolve as TriangularSolve
from .networks import AdaptiveAvgPool1D as AdaptiveAvgPool1D
from .networks import AdaptiveAvgPool2DExt as AdaptiveAvgPool2DExt
from .networks import AdaptiveAvgPool3DExt as AdaptiveAvgPool3DExt
from .networks import AdaptiveMaxPool1D as AdaptiveMaxPool1D
from .networks import AvgPool1D as AvgPool1D
from .networks import AvgPool2D as AvgPool2D
from .networks import AvgPool3DExt as AvgPool3DExt
from .networks import BatchNormElemt as BatchNormElemt
from .networks import BatchNormExt as BatchNormExt
from .networks import BatchNormGatherStatsWithCounts as BatchNormGatherStatsWithCounts
from .networks import BatchNormStats as BatchNormStats
from .networks import Col2ImExt as Col2ImExt
from .networks import ConstantPadND as ConstantPadND
from .networks import Conv1DExt as Conv1DExt
from .networks import Conv2DExt as Conv2DExt
from .networks import Conv3DExt as Conv3DExt
from .networks import ConvTbc as ConvTbc
from .networks import ConvTranspose2D as ConvTranspose2D
from .networks import CosineEmbeddingLoss as CosineEmbeddingLoss
from .networks import CrossEntropyLoss as CrossEntropyLoss
from .networks import DropoutExt as DropoutExt
from .networks import DynamicQuantExt as DynamicQuantExt
from .networks import EluExt as EluExt
from .networks import Embedding as Embedding
from .networks import GeluExt as GeluExt
from .networks import GroupNorm as GroupNorm
from .networks import Hardtanh as Hardtanh
from .networks import Im2ColExt as Im2ColExt
from .networks import KLDiv as KLDiv
from .networks import L1LossExt as L1LossExt
from .networks import LayerNormExt as LayerNormExt
from .networks import LayerNormV3 as LayerNormV3
from .networks import LeakyReLUExt as LeakyReLUExt
from .networks import LogSigmoid as LogSigmoid
from .networks import MaxUnpool2DExt as MaxUnpool2DExt
from .networks import MishExt as MishExt
from .networks import MSELossExt as MSELossExt
from .networks import NpuGelu as NpuGelu
from .networks import QuantV2 as QuantV2
from .networks import RotatedIou as RotatedIou
from .networks import SeLUExt as SeLUExt
from .networks import SiLU as SiLU
from .networks import SoftplusExt as SoftplusExt
from .networks import Threshold as Threshold
from .networks import UpsampleBicubic2D as UpsampleBicubic2D
from .networks import UpsampleBilinear2D as UpsampleBilinear2D
from .networks import UpsampleLinear1D as UpsampleLinear1D
from .networks import UpsampleNearest1D as UpsampleNearest1D
from .networks import UpsampleNearest2D as UpsampleNearest2D
from .reduction import ArgMaxExt as ArgMaxExt
from .reduction import ArgMinExt as ArgMinExt
from .reduction import BincountExt as BincountExt
from .reduction import CountNonZero as CountNonZero
from .reduction import CumminExt as CumminExt
from .reduction import CumsumExt as CumsumExt
from .reduction import HistcExt as HistcExt
from .reduction import Kthvalue as Kthvalue
from .reduction import LogSumExp as LogSumExp
from .reduction import Max as Max
from .reduction import MaxDim as MaxDim
from .reduction import MeanExt as MeanExt
from .reduction import MedianDim as MedianDim
from .reduction import MedianExt as MedianExt
from .reduction import Min as Min
from .reduction import MinDim as MinDim
from .reduction import Nansum as Nansum
from .reduction import ProdExt as ProdExt
from .reduction import Std as Std
from .reduction import StdMean as StdMean
from .reduction import SumExt as SumExt
from .reduction import Var as Var
from .reduction import VarMean as VarMean
from .shaping import Arange as Arange
from .shaping import ArgSort as ArgSort
from .shaping import AsStrided as AsStrided
from .shaping import BroadcastToView as BroadcastToView
from .shaping import Chunk as Chunk
from .shaping import ChunkView as ChunkView
from .shaping import Clone as Clone
from .shaping import Contiguous as Contiguous
from .shaping import Copy as Copy
from .shaping import DiagExt as DiagExt
from .shaping import ExpandAs as ExpandAs
from .shaping import ExpandDimsView as ExpandDimsView
from .shaping import FillScalar as FillScalar
from .shaping import FillTensor as FillTensor
from .shaping import FlattenExt as FlattenExt
from .shaping import FullLike as FullLike
from .shaping import GatherNdExt as GatherNdExt
from .shaping import Index as Index
from .shaping import IndexAddExt as IndexAddExt
from .shaping import IndexFillScalar as IndexFillScalar
from .shaping import IndexFillTensor as IndexFillTensor
from .shaping import IndexSelect as IndexSelect
from .shaping import InnerIndex as InnerIndex
from .shaping import InnerNonZero as InnerNonZero
from .shaping import LinSpaceExt as LinSpaceExt
from .shaping import ListToTuple as ListToTuple
from .shaping import Narrow as Narrow
from .shaping import NarrowView as NarrowView
from .shaping import NewFull as NewFull
from .shaping import NewOnes as NewOnes
from .shaping import NewZeros as NewZeros
from .shaping import NonZeroExt as NonZeroExt
from .shaping import OneHotExt as OneHotExt
from .shaping import OnesLikeExt as OnesLikeExt
from .shaping import RepeatInterleaveInt as RepeatInterleaveInt
from .shaping import RepeatInterleaveTensor as RepeatInterleaveTensor
from .shaping import Scatter as Scatter
from .shaping import ScatterAddExt as ScatterAddExt
from .shaping import ScatterValue as ScatterValue
from .shaping import SelectExtView as SelectExtView
from .shaping import SequenceConcat as SequenceConcat
from .shaping import SliceExt as SliceExt
from .shaping import SliceExtView as SliceExtView
from .shaping import SortExt as SortExt
from .shaping import SplitTensor as SplitTensor
from .shaping import SplitTensorView as SplitTensorView
from .shaping import SplitWithSize as SplitWithSize
from .shaping import SplitWithSizeView as SplitWithSizeView
from .shaping import StackExt as StackExt
from .shaping import Take as Take
from .shaping import TensorCopySlices as TensorCopySlices
from .shaping import TExt as TExt
from .shaping import TopkExt as TopkExt
from .shaping import TrilExt as TrilExt
from .shaping import TupleToList as TupleToList
from .shaping import UniformExt as UniformExt
from .shaping import Unique2 as Unique2
from .shaping import UniqueDim as UniqueDim
from .shaping import UnstackExtView as UnstackExtView
from .shaping import View as View
from .shaping import ViewAs as ViewAs
from .shaping import ZerosLikeExt as ZerosLikeExt

acos_ext = _mint.acos
acosh_ext = _mint.acosh
adaptive_avg_pool1d = _F.adaptive_avg_pool1d
adaptive_avg_pool3d_ext = _F.adaptive_avg_pool3d
addbmm_ext = _mint.addbmm
addcdiv_ext = _mint.addcdiv
addcmul_ext = _mint.addcmul
addmm_ext = _mint.addmm
addmv_ext = _mint.addmv
amax_ext = _mint.amax
amin_ext = _mint.amin
arange_ext = _mint.arange
arccos_ext = _mint.arccos
arccosh_ext = _mint.arccosh
arcsin_ext = _mint.arcsin
arcsinh_ext = _mint.arcsinh
arctan2_ext = _mint.arctan2
arctan_ext = _mint.arctan
argmax_ext = _mint.argmax
argmin_ext = _mint.argmin
argsort_ext = _mint.argsort
asin_ext = _mint.asin
asinh_ext = _mint.asinh
atan2_ext = _mint.atan2
atan_ext = _mint.atan
avg_pool1d_ext = _F.avg_pool1d
avg_pool2d_ext = _F.avg_pool2d
avg_pool3d_ext = _F.avg_pool3d
batch_norm_elemt = _mint.batch_norm_elemt
batch_norm_ext = _F.batch_norm
batch_norm_gather_stats_with_counts = _mint.batch_norm_gather_stats_with_counts
batch_norm_stats = _mint.batch_norm_stats
bincount_ext = _mint.bincount
bitwise_and_ext = _mint.bitwise_and
bitwise_not = _mint.bitwise_not
bitwise_or_ext = _mint.bitwise_or
bitwise_xor_ext = _mint.bitwise_xor
bmm_ext = _mint.bmm
broadcast_to_view = _mint.broadcast_to
chunk_view = _mint.chunk
clamp_scalar = _mint.clamp
clamp_tensor = _mint.clamp
clone = _mint.clone
conv2d_ext = _F.conv2d
conv_tbc = _mint.conv_tbc
cosine_embedding_loss = _F.cosine_embedding_loss
count_nonzero = _mint.count_nonzero
cross_entropy_ext = _F.cross_entropy
cummin_ext = _mint.cummin
cumsum_ext = _mint.cumsum
diag_ext = _mint.diag
dot = _mint.dot
dropout2d_ext = _F.dropout2d
dropout_ext = _F.dropout
empty = _mint.empty
empty_like = _mint.empty_like
exp2 = _mint.exp2
flatten_ext = _mint.flatten
fold_ext = _F.fold
frac_ext = _mint.frac
full_ext = _mint.full
full_like_ext = _mint.full_like
gather_ext = _mint.gather
glu_ext = _F.glu
histc_ext = _mint.histc
index_add_ext = _mint.index_add
index_select_ext = _mint.index_select
inplace_addr = _mint.addr_
inplace_elu = _F.elu_
inplace_hardtanh = _F.hardtanh_
inplace_masked_scatter = _scattering.masked_scatter_
inplace_matmul_add_op = matmul_add_
inplace_threshold = _F.threshold_
interpolate_ext = _F.interpolate
inverse_ext = _mint.inverse
isneginf_ext = _mint.isneginf
kl_div_ext = _F.kl_div
kthvalue = _mint.kthvalue
l1_loss_ext = _F.l1_loss
leaky_relu_ext = _F.leaky_relu
linalg_norm = _linalg.norm
linalg_qr = _linalg.qr
linspace_ext = _mint.linspace
log10_ext = _mint.log10
log2_ext = _mint.log2
logaddexp2 = _mint.logaddexp2
logaddexp_ext = _mint.logaddexp
logsigmoid_ext = _F.logsigmoid
logsumexp_ext = _mint.logsumexp
matmul_ext = _mint.matmul
matrix_inverse_ext = _mint.inverse
matrix_norm_ext = _linalg.matrix_norm
max_pool2d_ext = _F.max_pool2d
max_unpool2d_ext = _F.max_unpool2d
median_ext = _mint.median
meshgrid_ext = _mint.meshgrid
mish_ext = _F.mish
mm_ext = _mint.mm
multinomial_ext = _mint.multinomial
mv = _mint.mv
narrow = _mint.narrow
narrow_view = _mint.narrow
nll_loss_ext = _F.nll_loss
norm_ext = _mint.norm
normal_ext = _mint.normal
npu_gelu = _mint.npu_gelu
one_hot_ext = _F.one_hot
ones_like_ext = _mint.ones_like
outer_ext = _mint.outer
pad_ext = _F.pad
pow_ext = _mint.pow
rand_ext = _mint.rand
rand_like_ext = _mint.rand_like
randint_ext = _mint.randint
randint_like_ext = _mint.randint_like
randn_ext = _mint.randn
randn_like_ext = _mint.randn_like
randperm_ext = _mint.randperm
relu_ = _F.relu_
scatter_add_ext = _mint.scatter_add
select_ext_view = _mint.select
selu_ext = _F.selu
softmax_ext = _F.softmax
softplus_ext = _F.softplus
split_view = _mint.split
stack_ext = _mint.stack
std_ext = _mint.std
std_mean_ext = _mint.std_mean
t_ext = _mint.t
threshold_ = _F.threshold_
topk_ext = _mint.topk
trace_ext = _mint.trace
transpose_ext_view = _mint.transpose
triangular_solve = _mint.triangular_solve
tril_ext = _mint.tril
unbind_ext = _mint.unbind
unfold_ext = _F.unfold
unique_ext = _mint.unique
unsqueeze_view = _mint.unsqueeze
var_ext = _mint.var
var_mean_ext = _mint.var_mean
vdot = _mint.vdot
vector_norm_ext = _linalg.vector_norm
zeros_like_ext = _mint.zeros_like

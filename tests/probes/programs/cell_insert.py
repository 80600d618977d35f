from mindspore import Parameter, Tensor, nn

# insert_param_to_cell
cell = nn.Cell()
cell.insert_param_to_cell("w", Parameter(Tensor([1.0])))
cell.w.name
cell.insert_param_to_cell("named", Parameter(Tensor([1.0]), name="given"))
cell.named.name
[p.name for p in cell.get_parameters()]
[name for name, _ in cell.parameters_and_names()]
cell.insert_param_to_cell("w", Parameter(Tensor([2.0])))
cell.w.asnumpy().tolist()
cell.insert_param_to_cell("dot.ted", Parameter(Tensor([1.0])))
cell.insert_param_to_cell("dot.ted", Parameter(Tensor([1.0])), check_name_contain_dot=False)
[p.name for p in cell.get_parameters()]
cell.insert_param_to_cell("", Parameter(Tensor([1.0])))
cell.insert_param_to_cell(3, Parameter(Tensor([1.0])))
cell.insert_param_to_cell("t", Tensor([1.0]))
cell.insert_param_to_cell("n", None)
cell.n
cell.insert_param_to_cell("n", 3)
cell.insert_param_to_cell("get_parameters", Parameter(Tensor([1.0])))
cell.insert_param_to_cell("construct", Parameter(Tensor([1.0])))
cell.insert_param_to_cell("named", Parameter(Tensor([1.0]), name="other"))
cell.named.name
cell.insert_param_to_cell(param_name="kw", param=Parameter(Tensor([1.0])))
cell.kw.name

# insert_child_to_cell
cell = nn.Cell()
cell.insert_child_to_cell("child", nn.Dense(1, 1))
cell.child
cell.child.weight.name
[p.name for p in cell.get_parameters()]
cell.insert_child_to_cell("child", nn.ReLU())
cell.child
cell.insert_child_to_cell("dot.ted", nn.ReLU())
cell.insert_child_to_cell("", nn.ReLU())
cell.insert_child_to_cell(3, nn.ReLU())
cell.insert_child_to_cell("p", Parameter(Tensor([1.0])))
cell.insert_child_to_cell("n", None)
cell.insert_child_to_cell("s", "text")
cell.insert_child_to_cell("get_parameters", nn.ReLU())
list(cell.name_cells())
cell.insert_child_to_cell("second", nn.Dense(1, 1))
[p.name for p in cell.get_parameters()]
list(cell.name_cells())
cell.insert_child_to_cell(child_name="third", child_cell=nn.Tanh())
cell.third

# A name that is taken by the other kind
cell = nn.Cell()
cell.a = nn.ReLU()
cell.insert_param_to_cell("a", Parameter(Tensor([1.0])))
cell.b = Parameter(Tensor([1.0]))
cell.insert_child_to_cell("b", nn.ReLU())
cell.c = 3
cell.insert_child_to_cell("c", nn.ReLU())
cell.insert_param_to_cell("c", Parameter(Tensor([1.0])))
cell.a = Parameter(Tensor([1.0]))
cell.b = nn.ReLU()

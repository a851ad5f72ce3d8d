"""Writes lm-evaluation-harness's own results and samples files for answers that are given, so that our export can be held against them.

Usage: make_lm_eval_export.py LM_EVAL_SOURCE SHARED OUT.json GROUPS.json
  (needs numpy, jinja2, yaml, tqdm, packaging, typing_extensions 4.15)
  LM_EVAL_SOURCE  a checkout of EleutherAI/lm-evaluation-harness at commit 4e7e0d47 (0.4.13.dev0)
  SHARED          the folder of reference material: bench/ and goldens/smollm2/lm-eval/

OUT.json has the recorded answers of eight tasks. GROUPS.json has what the harness adds for whole groups of tasks (mmlu, bbh_cot_fewshot, minerva_math), and the
samples of two tasks on other data sets, for answers made by the formulas below: nobody has recorded answers to all 91 tasks.

The harness's tasks, request building, filters, sample and result records and files are its own code. What is put in their place: a model that gives the
recorded log-likelihoods and texts; the verdicts on MATH, HumanEval and MBPP, which are the recorded ones; and `datasets`, a list of rows with the columns
in the order of the published data sets' cards. Benchmark texts do not go into OUT: texts of over 16 characters are replaced by "sha256:" and their hash.
"""
import csv, gzip, hashlib, importlib.metadata, io, json, os, sys, tempfile, types, zipfile
from pathlib import Path

source, shared, out, out_groups = (Path(a) for a in sys.argv[1:5])
TASKS = ["mmlu_abstract_algebra", "mmlu_virology", "bbh_cot_fewshot_boolean_expressions", "bbh_cot_fewshot_word_sorting",
         "minerva_math_algebra", "minerva_math_num_theory", "humaneval", "mbpp"]
LIMIT = 3


def recorded(task):
    with gzip.open(shared / "goldens/smollm2/lm-eval" / f"{task}.jsonl.gz", "rt") as lines:
        return [json.loads(line) for line in lines][:LIMIT]


# --- data sets -------------------------------------------------------------------------------------------------------
class Rows(list):
    def map(self, function):
        return Rows({**row, **function(row)} for row in self)

    @property
    def features(self):
        return {name: None for name in self[0]}

    @property
    def column_names(self):
        return list(self[0])

    def select(self, indices):
        return Rows(self[i] for i in indices)


def jsonl(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        return [json.loads(line) for line in lines.read().split("\n") if line]


def mmlu(subject, split):
    with zipfile.ZipFile(shared / "bench/mmlu/mmlu.zip") as z:
        name = next(n for n in z.namelist() if n.endswith(f"{split}/{subject}_{split}.csv"))
        rows = csv.reader(io.StringIO(z.read(name).decode("utf-8"), newline=""))
        return Rows({"question": r[0], "subject": subject, "choices": r[1:5], "answer": "ABCD".index(r[5])} for r in rows)


def load_dataset(path=None, name=None, **_):
    bench = shared / "bench"
    if path == "cais/mmlu":
        return {"test": mmlu(name, "test"), "dev": mmlu(name, "dev")}
    if path == "SaylorTwift/bbh":
        return {"test": Rows({"input": e["input"], "target": e["target"]} for e in json.loads((bench / f"bbh/bbh/{name}.json").read_text("utf-8"))["examples"])}
    if path == "EleutherAI/hendrycks_math":
        def split(part):
            rows = [r for r in jsonl(bench / f"math/MATH_{part}.jsonl.gz") if r["unique_id"].split("/")[1] == name]
            rows.sort(key=lambda r: int(r["unique_id"].split("/")[2].split(".")[0]))
            return Rows({k: r[k] for k in ("problem", "level", "type", "solution")} for r in rows)
        return {"test": split("test"), "train": split("train")}
    if path == "HuggingFaceH4/MATH-500":
        columns = ("problem", "solution", "answer", "subject", "level", "unique_id")
        return {"test": Rows({k: r[k] for k in columns} for r in jsonl(bench / "math/math500_test.jsonl"))}
    if path == "openai/openai_humaneval":
        columns = ("task_id", "prompt", "canonical_solution", "test", "entry_point")
        return {"test": Rows({k: r[k] for k in columns} for r in jsonl(bench / "humaneval/HumanEval.jsonl.gz"))}
    if path == "google-research-datasets/mbpp" and name == "sanitized":
        columns = ("source_file", "task_id", "prompt", "code", "test_imports", "test_list")
        rows = json.loads((bench / "mbpp/sanitized-mbpp.json").read_text("utf-8"))
        return {"test": Rows({k: r[k] for k in columns} for r in rows if 11 <= r["task_id"] <= 510)}
    if path == "google-research-datasets/mbpp":
        columns = ("task_id", "text", "code", "test_list", "test_setup_code", "challenge_test_list")
        rows = jsonl(bench / "mbpp/mbpp.jsonl")
        return {"test": Rows({k: r[k] for k in columns} for r in rows if 11 <= r["task_id"] <= 510)}
    raise KeyError(path)


class Anything(types.ModuleType):
    """A module or class that is imported and not used."""
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"__init__": lambda self, *a, **k: None, "compute": staticmethod(lambda **k: None)})


for name in ("datasets", "datasets.utils", "datasets.utils.metadata", "huggingface_hub", "dill", "sqlitedict", "sacrebleu", "sklearn", "sklearn.metrics", "more_itertools", "pytablewriter", "evaluate", "math_verify",
             "word2number", "rouge_score", "pandas", "antlr4"):
    sys.modules.setdefault(name, Anything(name))
datasets = sys.modules["datasets"]
datasets.load_dataset, datasets.Dataset, datasets.__version__ = load_dataset, Rows, "5.2.0"
for name in ("numpy", "tqdm"):
    try:
        __import__(name)
    except ModuleNotFoundError:
        sys.exit(f"{name} is needed")
scores = {r["target"]: r["score"] for t in ("humaneval", "mbpp") for r in recorded(t)}


class CodeEval:
    def compute(self, references, predictions, k=None):
        score = scores.get(references[0])
        return ({"pass@1": list(score.values())[0] if score else float(is_right(references[0]))}, {})


def is_right(text):
    """The formula's verdict on an item that has no recorded answer."""
    return hashlib.sha256(text.encode("utf-8")).digest()[0] % 3 == 0


sys.modules["evaluate"].load = lambda *_: CodeEval()
version = importlib.metadata.version
importlib.metadata.version = lambda name: {"antlr4-python3-runtime": "4.11.1", "lm_eval": "0.4.13.dev0"}.get(name) or version(name)

# --- the harness -----------------------------------------------------------------------------------------------------
sys.path.insert(0, str(source))
import lm_eval.api.metrics  # noqa: E402
from lm_eval import evaluator  # noqa: E402
from lm_eval.api.model import LM  # noqa: E402
from lm_eval.loggers import EvaluationTracker  # noqa: E402
from lm_eval.tasks import TaskManager  # noqa: E402

answers = {r["prompt_sha256"]: r for t in TASKS for r in recorded(t)}


def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Recorded(LM):
    def loglikelihood(self, requests, disable_tqdm=False):
        found = []
        for request in requests:
            row = answers[sha(request.arguments[0])]
            i = row["continuations"].index(request.arguments[1])
            found.append((row["loglikelihoods"][i], row["is_greedy"][i]))
        return found

    def generate_until(self, requests, disable_tqdm=False):
        for r in requests:
            if sha(r.arguments[0]) not in answers:
                sys.exit(f"no recorded answer for {r.task_name} {r.doc_id}")
        return [answers[sha(r.arguments[0])]["resps"][0][0] for r in requests]

    def loglikelihood_rolling(self, requests, disable_tqdm=False):
        raise NotImplementedError


class Formula(LM):
    """Answers that a test can make again from the documents."""

    def loglikelihood(self, requests, disable_tqdm=False):
        return [(-(1 + hashlib.sha256("".join(r.arguments).encode("utf-8")).digest()[0] / 64), False) for r in requests]

    def generate_until(self, requests, disable_tqdm=False):
        return [self.text(r.doc) for r in requests]

    @staticmethod
    def text(doc):
        if "input" in doc:
            return f"So the answer is {doc['target']}." if is_right(doc["input"]) else "I do not know."
        return "An answer." if "problem" in doc else "pass"

    def loglikelihood_rolling(self, requests, disable_tqdm=False):
        raise NotImplementedError


by_problem = {}
for task in TASKS:
    if task.startswith("minerva"):
        subject = {"num_theory": "number_theory"}.get(task[13:], task[13:])
        for row, doc in zip(recorded(task), load_dataset("EleutherAI/hendrycks_math", subject)["test"]):
            by_problem[doc["problem"]] = row["score"]

own = tempfile.TemporaryDirectory()
(Path(own.name) / "mbpp_sanitized.yaml").write_text(f"""include: {source.resolve()}/lm_eval/tasks/mbpp/mbpp_plus.yaml
task: mbpp_sanitized
dataset_path: google-research-datasets/mbpp
dataset_name: sanitized
""")
manager = TaskManager(include_defaults=False, include_path=[str(source / "lm_eval/tasks"), own.name])
load = manager.load


def verdict(doc):
    return by_problem.get(doc["problem"]) if with_recorded else {"exact_match": int(is_right(doc["problem"])), "math_verify": int(is_right(doc["problem"]))}


def with_recorded_verdicts(tasks):
    loaded = load(tasks)
    for name, task in loaded["tasks"].items():
        if name.startswith("mmlu"):
            task.set_config(key="num_fewshot", value=5)
        if name.startswith("minerva"):
            # The checkout's shots have lost a backslash at two line ends; the released 0.4.13's have not, and the recorded answers are to those.
            shots = json.loads((shared / "bench/math/minerva_4shot_prompt.json").read_text("utf-8"))["shots"]
            task.sampler.df = [{"problem": s["problem"], "solution": s["solution"], "few_shot": "1"} for s in shots]
            task.process_results = lambda doc, results: dict(verdict(doc))
    return loaded


manager.load = with_recorded_verdicts
# code_eval is not fetched; the metric's own function calls it.


def evaluate(model, tasks, limit):
    """The results, and the files by name."""
    with tempfile.TemporaryDirectory() as folder:
        tracker = EvaluationTracker(output_path=folder)
        results = evaluator.simple_evaluate(
            model=model, model_args="pretrained=smollm2-135m-instruct,dtype=fp32", tasks=tasks, limit=limit, log_samples=True, bootstrap_iters=100000,
            evaluation_tracker=tracker, task_manager=manager, confirm_run_unsafe_code=True)
        samples = results.pop("samples")
        tracker.save_results_aggregated(results=results, samples=samples)
        for task in results["configs"]:
            tracker.save_results_samples(task_name=task, samples=samples[task])
        return {p.name: p.read_text("utf-8") for p in Path(folder).rglob("*") if p.is_file()}


with_recorded = True
files = evaluate(Recorded(), TASKS, LIMIT)


def hidden(value):
    if isinstance(value, str):
        return value if len(value) <= 16 else "sha256:" + sha(value)
    if isinstance(value, list):
        return [hidden(v) for v in value]
    return {k: hidden(v) for k, v in value.items()} if isinstance(value, dict) else value


KEPT = {"filter", "metrics", "doc_hash", "prompt_hash", "target_hash"}
COMPARED = ("task", "dataset_path", "dataset_name", "test_split", "unsafe_code", "num_fewshot", "output_type", "generation_kwargs", "repeats", "should_decontaminate")


def parts(files):
    """The samples by task, texts hidden, and the results."""
    tasks = {}
    for name, text in files.items():
        if name.startswith("samples_"):
            task = name[len("samples_"):name.index("_20")]
            tasks[task] = [{**{k: v if k in KEPT else hidden(v) for k, v in json.loads(line).items()}, "line_sha256": sha(line)} for line in text.split("\n") if line]
        else:
            total = json.loads(text)
    total["configs"] = {task: {k: config[k] for k in COMPARED if k in config} for task, config in total["configs"].items()}
    return tasks, total


tasks, total = parts(files)
for task, samples in tasks.items():
    for sample, row in zip(samples, recorded(task)):
        sample["native_id"] = row["native_id"]
out.write_text(json.dumps({"names": sorted(n[:n.index("_20")] for n in files), "results": total, "samples": tasks}, indent=1, ensure_ascii=False) + "\n", "utf-8")

# --- whole groups, and two tasks on other data sets ------------------------------------------------------------------
with_recorded, scores = False, {}
OTHERS = ["minerva_math500", "mbpp_sanitized"]
tasks, total = parts(evaluate(Formula(), ["mmlu", "bbh_cot_fewshot", "minerva_math", *OTHERS], 4))
of_groups = {key: {name: value for name, value in total[key].items() if name in total["group_subtasks"]} for key in ("results", "versions", "n-shot", "higher_is_better", "n-samples")}
out_groups.write_text(json.dumps({
    "limit": 4, "keys": list(total), "order": list(total["results"]), "groups": total["groups"], "group_subtasks": total["group_subtasks"], **of_groups,
    "configs": {name: total["configs"][name] for name in OTHERS}, "samples": {name: tasks[name] for name in OTHERS},
}, indent=1, ensure_ascii=False) + "\n", "utf-8")

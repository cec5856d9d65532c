// The form by itself: conditions, what is wrong, and the instance that is sent. Needs no network and no storage.
"use strict";
const fieldForm = model => {
  const given = (answers, control) => (answers[control] ?? []).map(it => it.trim()).filter(it => it);
  const control = (path, repeat, row) => repeat && path.startsWith(repeat + "/")
    ? `${repeat}[${row}]${path.slice(repeat.length)}` : path;
  const number = text => /^-?[0-9]{1,15}(\.[0-9]{1,10})?$/.test(text) ? Number(text) : null;
  const day = text => /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text);
  const truth = holds => holds ? "true" : "";

  const compared = (name, left, right) => {
    const a = number(left), b = number(right);
    const numbers = a !== null && b !== null;
    const ordered = numbers || day(left) && day(right);
    const order = numbers ? a - b : left < right ? -1 : left > right ? 1 : 0;
    switch (name) {
      case "=": return truth(order === 0);
      case "!=": return truth(order !== 0);
      case "<": return truth(ordered && order < 0);
      case "<=": return truth(ordered && order <= 0);
      case ">": return truth(ordered && order > 0);
      case ">=": return truth(ordered && order >= 0);
      case "+": return numbers ? String(a + b) : "";
      case "-": return numbers ? String(a - b) : "";
      default: throw new Error(name);
    }
  };

  const formatted = (at, pattern) => {
    if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}.*)?$/.test(at)) return "";
    const whole = at.length < 16 ? at + "T00:00" : at;
    return pattern.replaceAll("%Y", whole.slice(0, 4)).replaceAll("%m", whole.slice(5, 7))
      .replaceAll("%d", whole.slice(8, 10)).replaceAll("%H", whole.slice(11, 13)).replaceAll("%M", whole.slice(14, 16));
  };

  const value = (tree, look, today) => {
    const [name, ...rest] = tree;
    const at = index => value(rest[index], look, today);
    switch (name) {
      case "path": return look(rest[0]);
      case "is": return rest[0];
      case "or": return truth(rest.some(it => holds(it, look, today)));
      case "and": return truth(rest.every(it => holds(it, look, today)));
      case "not": return truth(!holds(rest[0], look, today));
      case "true": return "true";
      case "false": return "";
      case "today": return today;
      case "concat": return rest.map((it, index) => at(index)).join("");
      case "starts-with": return truth(at(0).startsWith(at(1)));
      case "selected": return truth(at(0).split(" ").includes(at(1)));
      case "format-date-time": return formatted(at(0), at(1));
      default: return compared(name, at(0), at(1));
    }
  };
  const holds = (tree, look, today) => !["", "false"].includes(value(tree, look, today));

  const looker = (answers, repeat, row) => path => given(answers, control(path, repeat, row)).join(" ");
  const relevant = (path, answers, repeat, row, today) => {
    const steps = path.split("/");
    return steps.every((step, index) => {
      const node = model.nodes[steps.slice(0, index + 1).join("/")];
      return !node?.relevant || holds(node.relevant, looker(answers, repeat, row), today);
    });
  };

  const kinds = {
    NUMBER: [/^-?[0-9]{1,12}$/, "not-a-number"],
    DECIMAL: [/^-?[0-9]{1,12}([.][0-9]{1,6})?$/, "not-a-number"],
    DATE: [/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, "not-a-date"],
    TIME: [/^([01][0-9]|2[0-3]):[0-5][0-9](:.*)?$/, "not-a-time"],
    DATETIME: [/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:.*)?$/, "not-a-time"],
  };

  // [{control, path, why}] in the order of the page
  const wrong = (answers, controls, today) => {
    const found = [];
    for (const { name, path, repeat, row } of controls) {
      const question = model.nodes[path];
      if (!question || question.kind === "NOTE" || !relevant(path, answers, repeat, row, today)) continue;
      const values = given(answers, name), text = values.join(" ");
      let why = null;
      if (!values.length) {
        why = question.required ? model.words["missing"] : null;
      } else if (kinds[question.kind] && !kinds[question.kind][0].test(text)) {
        why = model.words[kinds[question.kind][1]];
      } else if (text.length > 20000) {
        why = model.words["too-long"];
      } else if (question.constraint
          && !holds(question.constraint, at => at === "" ? text : looker(answers, repeat, row)(at), today)) {
        why = question.message || model.words["against-its-rule"];
      }
      if (why) found.push({ control: name, path, why });
    }
    return found;
  };

  const escaped = text => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");

  // rows: repeat → numbers of its rows
  const xml = (answers, rows, device) => {
    const leaf = (node, repeat, row) => {
      const calculated = model.calculated[node.path];
      if (calculated) return value(calculated, looker(answers, repeat, row), device.today);
      const preloaded = model.preloaded[node.path];
      if (preloaded) return device[preloaded] ?? "";
      const question = model.nodes[node.path];
      if (!question || question.kind === "group") return node.text ?? "";
      const text = given(answers, control(node.path, repeat, row)).join(" ");
      const short = question.kind === "TIME" && text.length === 5 || question.kind === "DATETIME" && text.length === 16;
      return short ? text + ":00.000" : text;
    };
    const attributes = node => Object.entries(node.attributes ?? {}).map(([name, text]) => {
      const preloaded = model.preloaded[`${node.path}/@${name}`];
      return ` ${name}="${escaped(preloaded ? device[preloaded] ?? "" : text)}"`;
    }).join("");
    const write = (node, repeat, row) => {
      if (node.path && !relevant(node.path, answers, repeat, row, device.today)) return "";
      const inside = node.repeat ? node.path : repeat;
      return (node.repeat ? rows[node.path] ?? [1] : [row]).map(n => {
        const inner = node.children ? node.children.map(it => write(it, inside, n)).join("")
          : escaped(leaf(node, inside, n));
        return `<${node.name}${attributes(node)}>${inner}</${node.name}>`;
      }).join("");
    };
    const root = model.skeleton;
    return `<?xml version="1.0" encoding="UTF-8"?><${root.name} id="${escaped(model.id)}" version="${escaped(model.version)}">`
      + root.children.map(it => write(it, null, 0)).join("") + `</${root.name}>`;
  };

  return { relevant, wrong, xml };
};
if (typeof module !== "undefined") module.exports = fieldForm;

// A field to choose a file in: the browser's own words are in the browser's language, not ours.

export function chosen(files, none) {
  return files.length ? Array.from(files, (file) => file.name).join(", ") : none;
}

// The browser's field lies over ours, unseen: a click, a key and a dropped file reach it as ever.
export function dress(field, root) {
  const make = (name, text) => {
    const made = root.createElement("span");
    made.className = name;
    made.textContent = text;
    made.ariaHidden = "true";
    return made;
  };
  const { choose, none } = field.dataset;
  const box = root.createElement("span");
  box.className = "file-field form-control";
  const name = make("file-name", none);
  const say = () => {
    name.textContent = chosen(field.files, none);
  };
  field.before(box);
  box.append(field, make("file-choose", choose), name);
  field.addEventListener("change", say);
  return say;
}

export function start(root, view) {
  const says = [...root.querySelectorAll("input[data-choose]")].map((field) => dress(field, root));
  // A page that is shown again may have its file still.
  view.addEventListener("pageshow", () => says.forEach((say) => say()));
}

if (typeof document !== "undefined") start(document, window);

// Lists that are drawn again and again, and only where they have changed.

/// Keeps an element for each item, so that focus and reader stay where they are and a click never falls on one that has just
/// been replaced. `create(item)`, then each time `update(element, item, place)`.
export function keyed(parent, items, keyOf, create, update) {
  const kept = new Map([...parent.children].map(child => [child.dataset.key, child]));
  let next = parent.firstElementChild;
  items.forEach((item, place) => {
    const key = String(keyOf(item));
    let element = kept.get(key);
    if (!element) { element = create(item); element.dataset.key = key; }
    kept.delete(key);
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
    update(element, item, place);
  });
  for (const gone of kept.values()) gone.remove();
}

export const put = (element, text) => { if (element.textContent !== text) element.textContent = text; };

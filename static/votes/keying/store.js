// What is not at the server yet, on this computer: IndexedDB, on the disk before it counts.
//
// Everything is filed under a scope (session, keying, person) and read under it only, so that
// nobody is ever shown, and nobody's log-in ever sends, another person's batch.

const PAPERS = "papers";
const DRAFTS = "drafts";

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function connect(factory) {
  const request = factory.open("tinnhiem", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(PAPERS, { keyPath: ["scope", "position", "revision"] });
    request.result.createObjectStore(DRAFTS, { keyPath: "scope" });
  };
  return done(request);
}

// Resolves when the transaction is complete: with durability strict, when the disk has it.
function write(database, stores, durability, change) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, "readwrite", { durability });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    change(...stores.map((name) => transaction.objectStore(name)));
  });
}

function onDisk(database, scope) {
  const range = IDBKeyRange.bound([scope, 0, 0], [scope, Infinity, Infinity]);
  const read = (name) => database.transaction(name).objectStore(name);
  return {
    lasting: true,
    papers: () => done(read(PAPERS).getAll(range)),
    draft: () => done(read(DRAFTS).get(scope)),
    put: (paper) =>
      write(database, [PAPERS], "strict", (papers) => papers.put({ ...paper, scope })),
    // The acknowledged revision, and what it corrected.
    remove: ({ position, revision }) =>
      write(database, [PAPERS], "relaxed", (papers) =>
        papers.delete(IDBKeyRange.bound([scope, position, 0], [scope, position, revision])),
      ),
    // Both stores: so a draft never goes before the paper that it became is on the disk.
    keepDraft: (draft) =>
      write(database, [PAPERS, DRAFTS], "relaxed", (_papers, drafts) =>
        draft ? drafts.put({ ...draft, scope }) : drafts.delete(scope),
      ),
    clear: () =>
      write(database, [PAPERS, DRAFTS], "strict", (papers, drafts) => {
        papers.delete(range);
        drafts.delete(scope);
      }),
  };
}

// Where the browser keeps nothing (private window, full disk): as long as the page is open.
export function inMemory() {
  const nothing = () => Promise.resolve();
  return {
    lasting: false,
    papers: () => Promise.resolve([]),
    draft: nothing,
    put: nothing,
    remove: nothing,
    keepDraft: nothing,
    clear: nothing,
  };
}

// Oldest first: by position, and a correction after what it corrects.
export async function openStore(scope, factory = globalThis.indexedDB) {
  try {
    const database = await connect(factory);
    database.onversionchange = () => database.close();
    return onDisk(database, scope);
  } catch {
    return inMemory();
  }
}

// Nothing stays of this person's passes that are over: `open` are the scopes that are not.
export async function tidy({ session, person, open }, factory = globalThis.indexedDB) {
  const over = ({ scope }) =>
    scope.startsWith(`${session}/`) && scope.endsWith(`/${person}`) && !open.includes(scope);
  const database = await connect(factory);
  await write(database, [PAPERS, DRAFTS], "strict", (...stores) => {
    for (const store of stores) {
      store.openCursor().onsuccess = ({ target: { result: entry } }) => {
        if (!entry) return;
        if (over(entry.value)) entry.delete();
        entry.continue();
      };
    }
  });
  database.close();
}

using Alfred.Testing.Instances;

// Each test runs processes and a database beside it, and half of its time it waits for one of them to start or for a browser.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
[assembly: AssemblyFixture(typeof(SharedPostgres))]

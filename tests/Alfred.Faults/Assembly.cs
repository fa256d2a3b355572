using Alfred.Testing.Instances;

// Each run has processes and a database beside it, and most of its time it waits for one of them to start.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: AssemblyFixture(typeof(SharedPostgres))]

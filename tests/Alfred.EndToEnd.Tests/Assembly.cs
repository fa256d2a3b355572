using Alfred.Testing.Instances;

// Each test runs processes and a database beside it: more at once would only wait for each other on a small machine.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Alfred.Instances;

/// <summary>Which of the two hard-isolated products a process is. Numbers are stable.</summary>
public enum InstanceKind
{
    /// <summary>Alfred-Home: a household on WhatsApp.</summary>
    Home = 1,

    /// <summary>Alfred-Biz: a small company on Slack.</summary>
    Biz = 2,
}

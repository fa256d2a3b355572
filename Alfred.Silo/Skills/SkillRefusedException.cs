namespace Alfred.Silo.Skills;

/// <summary>The skills of this build do not fit together. The message says which and what to do.</summary>
public sealed class SkillRefusedException(string message) : Exception(message);

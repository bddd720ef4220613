"""The values that flow between the stages: documents, rules, findings. All frozen, none knows a stage."""

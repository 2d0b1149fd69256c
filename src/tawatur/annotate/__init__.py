"""From documents to layers: word classes, phrases, names, numbers, times, cues, modality."""

"""One file and one public function a field; none knows of trees, soups or sites."""
